package org.demarche.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.demarche.ledger.Damage;
import org.demarche.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** A ledger whose projections seem to follow, or not, as a test says. */
final class HeldUpLedger implements Ledger {
    /** What waiting for them is like. */
    enum Reads {
        FOLLOW,
        /** Whoever waits has waited in vain at once. */
        STAND,
        /** Whoever waits is kept for as long as he would wait. */
        HOLD
    }

    private final Ledger ledger;
    private final CountDownLatch never = new CountDownLatch(1);
    volatile Reads reads = Reads.FOLLOW;
    /** Done by whoever begins to wait. */
    volatile Runnable whenAsked = () -> {};

    HeldUpLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public OptionalLong awaitVisible(String event, Duration atMost) {
        whenAsked.run();
        if (reads == Reads.HOLD) {
            hold(atMost);
        }
        return reads == Reads.FOLLOW ? ledger.awaitVisible(event, atMost) : OptionalLong.empty();
    }

    private void hold(Duration atMost) {
        try {
            never.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long visible() {
        return ledger.visible();
    }

    @Override
    public long visibleAnywhere() {
        return ledger.visibleAnywhere();
    }

    @Override
    public long head() {
        return ledger.head();
    }

    @Override
    public boolean awaitVisible(long revision, Duration atMost) {
        return ledger.awaitVisible(revision, atMost);
    }

    @Override
    public long revisionAt(long epochSecond) {
        return ledger.revisionAt(epochSecond);
    }

    @Override
    public OptionalLong recordedAt(long revision) {
        return ledger.recordedAt(revision);
    }

    @Override
    public @Nullable String root(long revision) {
        return ledger.root(revision);
    }

    @Override
    public Optional<Damage> damage() {
        return ledger.damage();
    }
}
