package org.demarche.ledger;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when the ledger cannot be read, or not in time. It asks with SQL: connections to an embedded database that
 * has closed itself still say that they are valid. Whoever looks while a question is on its way waits for its answer, so that a
 * database which was cut off has one such connection in five seconds. Thread-safe.
 */
class LedgerHealth implements HealthIndicator {
    private final EntryStore entries;
    private final RevisionGate visible;
    private final Duration patience;
    private @Nullable FutureTask<Long> asked;
    private long since;

    /** @param patience after which no answer is one */
    LedgerHealth(EntryStore entries, RevisionGate visible, Duration patience) {
        this.entries = entries;
        this.visible = visible;
        this.patience = patience;
    }

    @Override
    public Health health() {
        try {
            long seen = visible.reached();
            return Health.up()
                    .withDetail("head", question().get(patience.toNanos(), TimeUnit.NANOSECONDS))
                    .withDetail("visible", seen)
                    .build();
        } catch (ExecutionException | TimeoutException failure) {
            return down();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return down();
        }
    }

    private synchronized FutureTask<Long> question() {
        FutureTask<Long> before = asked;
        long now = System.nanoTime();
        if (before != null && !before.isDone() && now - since < patience.toNanos()) {
            return before;
        }
        FutureTask<Long> another = new FutureTask<>(() -> entries.head().revision());
        asked = another;
        since = now;
        Thread.ofVirtual().name("health").start(another);
        return another;
    }

    private static Health down() {
        return Health.down().withDetail("error", "the ledger cannot be read").build();
    }
}
