package org.demarche.stance.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.demarche.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Rings bells when more is visible, whichever node projects it. One thread looks for all, as long as there are any. Thread-safe. */
@Component
public class VisibleWatch {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(VisibleWatch.class);

    private final Ledger ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Runnable> bells = new HashSet<>();
    private boolean isLooking;

    VisibleWatch(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Has it rung from now on. */
    public void add(Runnable bell) {
        lock.lock();
        try {
            bells.add(bell);
            if (!isLooking) {
                isLooking = true;
                Thread.ofVirtual().name("visible-watch").start(this::look);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has it rung no more. */
    public void remove(Runnable bell) {
        lock.lock();
        try {
            bells.remove(bell);
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        long seen = 0;
        while (goesOn()) {
            try {
                if (ledger.awaitVisible(seen + 1, LOOK)) {
                    seen = ledger.visible();
                    waiting().forEach(Runnable::run);
                }
            } catch (RuntimeException outage) {
                LOG.debug("What is visible cannot be asked now: {}", outage.toString());
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private boolean goesOn() {
        lock.lock();
        try {
            isLooking = !bells.isEmpty();
            return isLooking;
        } finally {
            lock.unlock();
        }
    }

    /** Those that wait by now: some may have come while it was looking. */
    private List<Runnable> waiting() {
        lock.lock();
        try {
            return List.copyOf(bells);
        } finally {
            lock.unlock();
        }
    }
}
