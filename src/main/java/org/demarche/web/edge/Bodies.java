package org.demarche.web.edge;

import java.util.concurrent.Semaphore;

/** Room for bodies that are in memory, or on their way there. Small ones, as nearly all are, need none. Thread-safe. */
final class Bodies {
    /** In octets. */
    static final int SMALL = 16 * 1024;

    private final Semaphore room;

    /** @param room in octets; there is always room for one of the largest */
    Bodies(long room) {
        this.room = new Semaphore((int) Math.clamp(room, Gate.LIMIT, Integer.MAX_VALUE));
    }

    /**
     * Takes room for a body, if there is some.
     *
     * @param octets that are to come; -1: any number
     */
    boolean begin(long octets) {
        return room.tryAcquire(needed(octets));
    }

    /** Ends what {@link #begin} began, where that was true. */
    void end(long octets) {
        room.release(needed(octets));
    }

    private static int needed(long octets) {
        if (octets < 0) {
            return (int) Gate.LIMIT;
        }
        return octets <= SMALL ? 0 : (int) Math.min(octets, Gate.LIMIT);
    }
}
