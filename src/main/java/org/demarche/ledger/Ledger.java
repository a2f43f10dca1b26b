package org.demarche.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The total, gap-free and permanent order of everything recorded. Revision r names the first r entries; times are epoch
 * seconds (UTC) and never decrease. Thread-safe.
 */
public interface Ledger {
    /** The last revision that this node knows every projection to have taken in. */
    long visible();

    /** The same on all nodes, and not only so far as this one has heard of it: whatever any of them has answered to be visible, is. */
    default long visibleAnywhere() {
        return visible();
    }

    /** How often the rows of the projections have been replaced by others made anew, so far as this node knows. */
    default long generation() {
        return 0;
    }

    /** The last revision in the ledger, taken in by the projections or not; 0 when nothing is recorded. */
    long head();

    /**
     * Waits until {@link #visible} is at least {@code revision}, whichever node projects it; false when it is not after
     * {@code atMost}.
     */
    boolean awaitVisible(long revision, Duration atMost);

    /** Waits until the stored event is visible and returns its revision; empty when it is not after {@code atMost}. */
    OptionalLong awaitVisible(String event, Duration atMost);

    /** The last revision recorded at or before the second; 0 if none. */
    long revisionAt(long epochSecond);

    /** When the revision was recorded; empty for 0 and for revisions beyond the head. */
    OptionalLong recordedAt(long revision);

    /**
     * The root of the Merkle tree over the entries up to the revision, 0 to {@link #head}, in Base 64; null where the ledger is
     * damaged so that there is none.
     */
    @Nullable String root(long revision);

    /** What is known to be wrong with it. Then nothing is written any more, and what is read may be wrong. */
    default Optional<Damage> damage() {
        return Optional.empty();
    }
}
