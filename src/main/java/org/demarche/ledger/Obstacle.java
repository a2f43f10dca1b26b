package org.demarche.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the projections from going on. After a batch that they could not take they are given its entries one by one, so
 * that all before the one that is in the way become visible, and that one is known. Thread-safe.
 */
class Obstacle {
    /**
     * An entry that could not be taken.
     *
     * @param event its type
     * @param by who could not take it
     */
    record Found(long revision, String event, String by) {}

    private volatile long last;
    private volatile @Nullable Found found;

    /** A batch could not be taken, of which this was the last. */
    void failed(long revision) {
        last = revision;
    }

    void found(Found entry) {
        found = entry;
    }

    /** Whether the entry is to be taken by itself. */
    boolean mayStandAt(long revision) {
        return revision <= last;
    }

    /** What was found beyond what is visible; what is visible was taken after all. */
    Optional<Found> beyond(long visible) {
        return Optional.ofNullable(found).filter(entry -> entry.revision() > visible);
    }
}
