package org.demarche.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Checks the ledger in the background, at the start and then again and again, and remembers what is wrong with it. Thread-safe. */
class LedgerWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);

    private final LedgerCheck check;
    private final Duration every;
    private final boolean serves;
    private volatile @Nullable Damage found;
    private volatile @Nullable ScheduledExecutorService watching;

    /**
     * Watches a ledger.
     *
     * @param every how long after one check the next begins
     * @param serves whether this is a server; commands look when they want to
     */
    LedgerWatch(LedgerCheck check, Duration every, boolean serves) {
        this.check = check;
        this.every = every;
        this.serves = serves;
    }

    /** What is wrong, so far as is known. It stays so until the next start. */
    Optional<Damage> found() {
        return Optional.ofNullable(found);
    }

    /** Looks once; what cannot be read now is looked at another time. */
    synchronized void look() {
        if (found != null) {
            return;
        }
        try {
            long begun = System.nanoTime();
            Optional<Damage> first = check.first(revision -> {});
            if (first.isPresent()) {
                found = first.get();
                LOG.error("The ledger is damaged, and nothing is written any more: {}", first.get());
            } else {
                LOG.debug(
                        "The ledger was checked in {} ms",
                        Duration.ofNanos(System.nanoTime() - begun).toMillis());
            }
        } catch (RuntimeException unreadable) {
            if (Thread.currentThread().isInterrupted()) {
                return; // the program ends
            }
            LOG.warn("The ledger could not be checked: {}", unreadable.toString());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("ledger-check").daemon().factory());
        var unused = looking.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        watching = looking;
    }

    @Override
    public void stop() {
        ScheduledExecutorService looking = watching;
        if (looking != null) {
            looking.shutdownNow();
            watching = null;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return serves;
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }
}
