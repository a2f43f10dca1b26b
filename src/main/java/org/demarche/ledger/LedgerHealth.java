package org.demarche.ledger;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when the ledger cannot be read, or not in time. It asks with SQL: connections to an embedded database that
 * has closed itself still say that they are valid. Thread-safe.
 */
class LedgerHealth implements HealthIndicator {
    private final RevisionGate visible;
    private final SharedQuestion<Long> head;

    /** @param patience after which no answer is one */
    LedgerHealth(EntryStore entries, RevisionGate visible, Duration patience) {
        this.visible = visible;
        this.head = new SharedQuestion<>(() -> entries.head().revision(), patience);
    }

    @Override
    public Health health() {
        long seen = visible.reached();
        return head.answer()
                .map(last -> Health.up().withDetail("head", last).withDetail("visible", seen))
                .orElseGet(() -> Health.down().withDetail("error", "the ledger cannot be read"))
                .build();
    }
}
