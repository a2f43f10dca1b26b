package org.demarche.ledger;

import java.time.Duration;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The processor that keeps every read model, and the way to build them all anew. */
public class Projections {
    /** Name of the processing group and processor of every projection. */
    public static final String GROUP = "projections";

    private final EventProcessingConfiguration processing;
    private final List<ProjectionTables> tables;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final EntryStore entries;
    private final RevisionGate visible;

    Projections(
            EventProcessingConfiguration processing,
            List<ProjectionTables> tables,
            JdbcTemplate jdbc,
            TransactionOperations transaction,
            EntryStore entries,
            RevisionGate visible) {
        this.processing = processing;
        this.tables = List.copyOf(tables);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.entries = entries;
        this.visible = visible;
    }

    /**
     * Empties every projection table and reads the ledger again from its first entry, on this node. Answers given
     * meanwhile know less than there is; they name the revision they know.
     *
     * @return whether what was in the ledger at the start was visible again within {@code atMost}
     */
    public boolean rebuild(Duration atMost) throws InterruptedException {
        StreamingEventProcessor processor = processing
                .eventProcessor(GROUP, StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("No processor named " + GROUP));
        long head = entries.head().revision();
        processor.shutDown();
        transaction.executeWithoutResult(status -> {
            tables.stream()
                    .flatMap(module -> module.names().stream())
                    .forEach(name -> jdbc.update("delete from " + name));
            jdbc.update("delete from token_entry where processor_name = ?", GROUP);
            entries.movePosition(0);
        });
        visible.restart(0);
        processor.start();
        return visible.await(head, atMost);
    }
}
