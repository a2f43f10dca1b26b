package org.demarche.ledger;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A revision that only grows, and those who wait for it. Thread-safe. */
class RevisionGate {
    private final AtomicLong reached = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    /** By revision; each takes itself out. */
    private final ConcurrentSkipListSet<Waiter> waiting = new ConcurrentSkipListSet<>(
            Comparator.comparingLong(Waiter::revision).thenComparingLong(Waiter::number));

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private record Waiter(long revision, long number, CountDownLatch end) {}

    long reached() {
        return reached.get();
    }

    /** Raises the revision, frees those who waited for it and tells the listeners; a lower revision changes nothing. */
    void advance(long revision) {
        if (reached.getAndAccumulate(revision, Math::max) >= revision) {
            return;
        }
        for (Waiter waiter : waiting) {
            if (waiter.revision() > revision) {
                break;
            }
            waiter.end().countDown();
        }
        listeners.forEach(Runnable::run);
    }

    /** Frees all who wait, whether or not it is reached for which they do: they look whether they are still to wait. */
    void release() {
        waiting.forEach(waiter -> waiter.end().countDown());
    }

    /** Waits until {@code revision} is reached; false when it is not after {@code atMost}, or at a {@link #release}. */
    boolean await(long revision, Duration atMost) throws InterruptedException {
        if (reached.get() >= revision) {
            return true;
        }
        Waiter waiter = new Waiter(revision, numbers.getAndIncrement(), new CountDownLatch(1));
        waiting.add(waiter);
        try {
            return reached.get() >= revision
                    || (waiter.end().await(atMost.toNanos(), TimeUnit.NANOSECONDS) && reached.get() >= revision);
        } finally {
            waiting.remove(waiter);
        }
    }

    void onAdvance(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Sets the revision back, for a rebuild: those who come now wait again. */
    void restart(long revision) {
        reached.set(revision);
    }
}
