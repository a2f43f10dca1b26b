package org.demarche.ledger.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries one after the other; {@code next}: the revision at which the next page begins, null on the last. */
record EntryPage(List<EntryView> entries, @Nullable Long next) {}
