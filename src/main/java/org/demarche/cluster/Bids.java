package org.demarche.cluster;

import java.time.Duration;

/**
 * When a node without a duty says that it is free, so that one that leads does not do all, and how long one that has heard it
 * leaves imports to such. For one thread at a time.
 */
final class Bids {
    /** What is announced. */
    static final String FREE = "free";

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Whoever is free tries several times meanwhile. */
    private static final Duration LEAVE = Duration.ofSeconds(1);

    private long nextAt = System.nanoTime();
    private long leftUntil = nextAt;

    /** Whether it is time to say so; then not again for some seconds. */
    boolean isDue() {
        long now = System.nanoTime();
        boolean isDue = now - nextAt >= 0 && !areImportsLeft();
        if (isDue) {
            nextAt = now + PAUSE.toNanos();
        }
        return isDue;
    }

    /** This node has left the imports to another. */
    void leaveImports() {
        leftUntil = System.nanoTime() + LEAVE.toNanos();
    }

    boolean areImportsLeft() {
        return System.nanoTime() - leftUntil < 0;
    }
}
