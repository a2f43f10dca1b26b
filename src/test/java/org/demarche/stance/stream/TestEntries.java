package org.demarche.stance.stream;

import org.demarche.ledger.RecordedEvents;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.index.CrisisIndexes;

/** Readers of entries without a container. */
public final class TestEntries {
    private TestEntries() {}

    public static EntryReader of(CrisisIndexes indexes, EvidenceReader rows, RecordedEvents events) {
        return new EntryReader(indexes, rows, events);
    }
}
