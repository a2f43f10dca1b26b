package org.demarche.stance.evidence;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.demarche.ledger.Ledger;
import org.demarche.stance.reference.Fact;

/** The ledger of facts that a test wrote down, of which as many are visible as it says. */
public final class RecordedLedger implements Ledger {
    private final List<Fact> facts;
    private volatile long visible;

    public RecordedLedger(List<Fact> facts) {
        this.facts = List.copyOf(facts);
    }

    /** Makes the facts up to the revision visible. */
    public void show(long revision) {
        visible = revision;
    }

    @Override
    public long visible() {
        return visible;
    }

    @Override
    public long head() {
        return facts.size();
    }

    @Override
    public boolean awaitVisible(long revision, Duration atMost) {
        return revision <= visible;
    }

    @Override
    public OptionalLong awaitVisible(String event, Duration atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long revisionAt(long epochSecond) {
        return facts.stream()
                .filter(fact -> fact.stamp().recordedAt() <= epochSecond)
                .count();
    }

    @Override
    public OptionalLong recordedAt(long revision) {
        return revision == 0 || revision > facts.size()
                ? OptionalLong.empty()
                : OptionalLong.of(facts.get((int) revision - 1).stamp().recordedAt());
    }

    @Override
    public String root(long revision) {
        throw new UnsupportedOperationException();
    }
}
