package org.demarche.web;

import java.time.Duration;
import java.util.OptionalLong;
import org.demarche.ledger.Ledger;

/** A ledger in which nothing moves: so much is recorded, so much of it is visible, and waiting is in vain. */
record StillLedger(long head, long visible) implements Ledger {
    @Override
    public boolean awaitVisible(long revision, Duration atMost) {
        return revision <= visible;
    }

    @Override
    public OptionalLong awaitVisible(String event, Duration atMost) {
        return OptionalLong.empty();
    }

    @Override
    public long revisionAt(long epochSecond) {
        return head;
    }

    @Override
    public OptionalLong recordedAt(long revision) {
        return revision == 0 ? OptionalLong.empty() : OptionalLong.of(revision);
    }

    @Override
    public String root(long revision) {
        return "root at " + revision;
    }
}
