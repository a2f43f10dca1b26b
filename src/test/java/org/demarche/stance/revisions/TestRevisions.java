package org.demarche.stance.revisions;

import org.demarche.ledger.Ledger;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.index.CrisisIndexes;

/** Revision finders without a container. */
public final class TestRevisions {
    private TestRevisions() {}

    public static RevisionFinder of(CrisisIndexes indexes, EvidenceReader rows, Ledger ledger) {
        return new RevisionFinder(indexes, rows, ledger);
    }
}
