package org.demarche.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer that is a list; CSV consists of them.
 *
 * @param name of the list in the answer; null where the view of the answer holds it already
 * @param paged whether {@code next} follows the list
 * @param after where the next page begins, in the list's own words; null when this is the last
 */
record Rows(
        @Nullable String name,
        Class<? extends Record> type,
        List<? extends Record> rows,
        boolean paged,
        @Nullable String after) {}
