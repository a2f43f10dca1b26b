package org.demarche.stance.index;

import org.demarche.ledger.Ledger;
import org.demarche.stance.evidence.EvidenceReader;
import org.springframework.util.unit.DataSize;

/** Indexes without a container. */
public final class TestIndexes {
    private TestIndexes() {}

    public static CrisisIndexes of(EvidenceReader evidence, Ledger ledger) {
        return new CrisisIndexes(evidence, ledger, DataSize.ofMegabytes(64));
    }
}
