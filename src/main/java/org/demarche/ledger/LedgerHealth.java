package org.demarche.ledger;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when the ledger cannot be read, or is not within five seconds. It asks with SQL: connections to an embedded database that
 * has closed itself still say that they are valid. A question that a database which was cut off has not answered is not asked a
 * second time beside it. Thread-safe.
 */
class LedgerHealth implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EntryStore entries;
    private final RevisionGate visible;
    private FutureTask<Long> asked = new FutureTask<>(() -> 0L);

    LedgerHealth(EntryStore entries, RevisionGate visible) {
        this.entries = entries;
        this.visible = visible;
        asked.run();
    }

    @Override
    public Health health() {
        try {
            long seen = visible.reached();
            return Health.up()
                    .withDetail("head", question().get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS))
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
        if (asked.isDone()) {
            asked = new FutureTask<>(() -> entries.head().revision());
            Thread.ofVirtual().name("health").start(asked);
        }
        return asked;
    }

    private static Health down() {
        return Health.down().withDetail("error", "the ledger cannot be read").build();
    }
}
