package org.demarche.ledger;

import java.util.Collection;
import java.util.SortedMap;

/** The events as they were recorded, found by their revisions: read models need no copies of what these say. Thread-safe. */
@FunctionalInterface
public interface RecordedEvents {
    /**
     * The events of these revisions, by revision.
     *
     * @throws org.demarche.kernel.Refusal with {@code ledger-damaged} when the ledger lacks one of them
     */
    SortedMap<Long, RecordedEvent> at(Collection<Long> revisions);
}
