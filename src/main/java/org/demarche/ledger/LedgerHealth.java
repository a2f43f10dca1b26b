package org.demarche.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Down when the ledger cannot be read. It asks with SQL: connections to an embedded database that has closed itself still say
 * that they are valid.
 */
class LedgerHealth implements HealthIndicator {
    private final EntryStore entries;
    private final RevisionGate visible;

    LedgerHealth(EntryStore entries, RevisionGate visible) {
        this.entries = entries;
        this.visible = visible;
    }

    @Override
    public Health health() {
        try {
            long seen = visible.reached();
            return Health.up()
                    .withDetail("head", entries.head().revision())
                    .withDetail("visible", seen)
                    .build();
        } catch (DataAccessException | TransactionException failure) {
            return Health.down()
                    .withDetail("error", "the ledger cannot be read")
                    .build();
        }
    }
}
