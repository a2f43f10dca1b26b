package org.demarche.stance.answers;

import java.util.List;
import javax.sql.DataSource;
import org.demarche.stance.Stances;
import org.demarche.stance.evidence.RecordedEvidence;
import org.demarche.stance.evidence.RecordedLedger;
import org.demarche.stance.index.CrisisIndexes;
import org.demarche.stance.index.TestIndexes;
import org.demarche.stance.reference.Fact;
import org.demarche.stance.revisions.TestRevisions;
import org.demarche.stance.stream.EntryReader;
import org.demarche.stance.stream.TestEntries;

/** The answers to all questions, from facts that went through the projection. */
public final class Answering {
    private final List<Fact> facts;
    private final RecordedEvidence evidence;
    private final RecordedLedger ledger;
    private final CrisisIndexes indexes;
    private final Stances stances;
    private final EntryReader entries;
    private int recorded;

    /** Nothing is recorded yet. */
    public Answering(DataSource database, List<Fact> facts) {
        this.facts = facts;
        this.evidence = new RecordedEvidence(database);
        this.ledger = new RecordedLedger(facts);
        this.indexes = TestIndexes.of(evidence.reader(), ledger);
        this.stances =
                new IndexedStances(indexes, evidence.reader(), TestRevisions.of(indexes, evidence.reader(), ledger));
        this.entries = TestEntries.of(indexes, evidence.reader(), evidence.events());
    }

    /** All facts are recorded and visible. */
    public static Answering all(DataSource database, List<Fact> facts) {
        Answering answering = new Answering(database, facts);
        answering.record(facts.size());
        return answering;
    }

    /** Records the facts up to the revision and makes them visible. */
    public void record(int revision) {
        if (revision > recorded) {
            evidence.record(facts.subList(recorded, revision));
            recorded = revision;
        }
        ledger.show(recorded);
    }

    public Stances stances() {
        return stances;
    }

    /** What each entry changes. */
    public EntryReader entries() {
        return entries;
    }

    public CrisisIndexes indexes() {
        return indexes;
    }

    public RecordedEvidence evidence() {
        return evidence;
    }
}
