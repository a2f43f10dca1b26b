package org.demarche.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Down when the ledger cannot be read, and when something recorded has waited longer than {@link #PATIENCE} to be seen by
 * reads. It asks with SQL: connections to an embedded database that has closed itself still say that they are valid.
 */
class LedgerHealth implements HealthIndicator {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EntryStore entries;
    private final RevisionGate visible;
    private final Clock clock;

    LedgerHealth(EntryStore entries, RevisionGate visible, Clock clock) {
        this.entries = entries;
        this.visible = visible;
        this.clock = clock;
    }

    @Override
    public Health health() {
        try {
            long seen = visible.reached();
            long head = entries.head().revision();
            Health.Builder health =
                    waitsTooLong(seen) ? Health.down().withDetail("error", "reads do not follow") : Health.up();
            return health.withDetail("head", head).withDetail("visible", seen).build();
        } catch (DataAccessException | TransactionException failure) {
            return Health.down()
                    .withDetail("error", "the ledger cannot be read")
                    .build();
        }
    }

    /** By the time at which the first that is not seen was recorded; whether it has its revision yet or not. */
    private boolean waitsTooLong(long seen) {
        OptionalLong recorded = entries.recordedAt(seen + 1);
        if (recorded.isEmpty()) {
            recorded = entries.pending(1).stream()
                    .mapToLong(mark -> mark.event().epochSecond())
                    .findFirst();
        }
        return recorded.isPresent()
                && clock.instant()
                        .isAfter(Instant.ofEpochSecond(recorded.getAsLong()).plus(PATIENCE));
    }
}
