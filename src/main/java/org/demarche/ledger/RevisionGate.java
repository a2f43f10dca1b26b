package org.demarche.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A revision that only grows, and those who wait for it. Thread-safe. */
class RevisionGate {
    private final AtomicLong reached = new AtomicLong();
    private final ConcurrentSkipListMap<Long, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    long reached() {
        return reached.get();
    }

    /** Raises the revision, frees those who waited for it and tells the listeners; a lower revision changes nothing. */
    void advance(long revision) {
        if (reached.getAndAccumulate(revision, Math::max) >= revision) {
            return;
        }
        var freed = waiting.headMap(revision, true);
        freed.values().forEach(future -> future.complete(null));
        freed.clear();
        listeners.forEach(Runnable::run);
    }

    /** Frees all who wait, whether or not it is reached for which they do: they look whether they are still to wait. */
    void release() {
        waiting.forEach((revision, future) -> {
            waiting.remove(revision, future);
            future.complete(null);
        });
    }

    /** Waits until {@code revision} is reached; false when it is not after {@code atMost}, or at a {@link #release}. */
    boolean await(long revision, Duration atMost) throws InterruptedException {
        if (reached.get() >= revision) {
            return true;
        }
        CompletableFuture<Void> future = waiting.computeIfAbsent(revision, r -> new CompletableFuture<>());
        if (reached.get() >= revision) {
            future.complete(null);
            waiting.remove(revision, future);
            return true;
        }
        try {
            future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return reached.get() >= revision;
        } catch (TimeoutException late) {
            return reached.get() >= revision;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
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
