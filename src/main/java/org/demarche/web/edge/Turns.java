package org.demarche.web.edge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.web.Turn;

/** So many at once, and so many who wait for their turn, for a while; nobody else. Thread-safe. */
final class Turns implements Turn.Queue {
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

    @Override
    public boolean begin() {
        return await(mostWaiting);
    }

    @Override
    public boolean resume() {
        return await(Integer.MAX_VALUE);
    }

    private boolean await(int most) {
        if (free.tryAcquire()) {
            return true;
        }
        try {
            return waiting.incrementAndGet() <= most && free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public void end() {
        free.release();
    }

    int underWay() {
        return atOnce - free.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }
}
