package org.demarche.stance.index;

import org.demarche.ledger.Ledger;
import org.demarche.stance.evidence.EvidenceReader;

/** Indexes without a container. */
public final class TestIndexes {
    private TestIndexes() {}

    public static CrisisIndexes of(EvidenceReader evidence, Ledger ledger) {
        return new CrisisIndexes(evidence, ledger, "64MB");
    }
}
