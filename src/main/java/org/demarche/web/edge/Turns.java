package org.demarche.web.edge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** So many at once, and so many who wait for their turn, for a while; nobody else. Thread-safe. */
final class Turns {
    private final Semaphore free;
    private final int atOnce;
    private final int mostWaiting;
    private final Duration patience;
    private final AtomicInteger waiting = new AtomicInteger();

    Turns(int atOnce, int mostWaiting, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /** Waits for a turn, if not too many do; false when there is none. Whoever got one ends it by {@link #end}. */
    boolean begin() throws InterruptedException {
        if (free.tryAcquire()) {
            return true;
        }
        try {
            return waiting.incrementAndGet() <= mostWaiting
                    && free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    void end() {
        free.release();
    }

    int underWay() {
        return atOnce - free.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }
}
