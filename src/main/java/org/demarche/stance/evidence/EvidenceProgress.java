package org.demarche.stance.evidence;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes, once in each transaction, up to which revision the evidence rows have come. Who has read this number finds all rows up
 * to it, also where other tables have come in the place of these meanwhile.
 */
@Component
@ProcessingGroup(Projections.GROUP)
class EvidenceProgress {
    private final JdbcClient jdbc;

    EvidenceProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(Object event, Stamp stamp) {
        Batch batch = (Batch) TransactionSynchronizationManager.getResource(this);
        if (batch == null) {
            batch = new Batch();
            TransactionSynchronizationManager.bindResource(this, batch);
            TransactionSynchronizationManager.registerSynchronization(batch);
        }
        batch.revision = stamp.revision();
    }

    private void write(long revision) {
        int updated = jdbc.sql("update evidence_progress set revision = ? where id = 1")
                .param(revision)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into evidence_progress (id, revision) values (1, ?)")
                    .param(revision)
                    .update();
        }
    }

    private final class Batch implements TransactionSynchronization {
        private long revision;

        @Override
        public void beforeCommit(boolean readOnly) {
            write(revision);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(EvidenceProgress.this);
        }
    }
}
