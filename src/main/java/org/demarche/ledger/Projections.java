package org.demarche.ledger;

import java.time.Duration;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.demarche.cluster.Cluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The processor that keeps every read model, and the way to build them all anew. */
public class Projections {
    /** Name of the processing group and processor of every projection. */
    public static final String GROUP = "projections";

    /**
     * The form of the rows of all read models. Raise it with each change of what projections write: rows of another form are
     * emptied at the start, and made anew from the ledger.
     */
    static final int FORM = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final long STEP = 10_000;

    private final EventProcessingConfiguration processing;
    private final List<ProjectionTables> tables;
    private final Cluster cluster;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final EntryStore entries;
    private final RevisionGate visible;
    private final Generation generation;
    private volatile boolean renewed;

    Projections(
            EventProcessingConfiguration processing,
            List<ProjectionTables> tables,
            Cluster cluster,
            JdbcTemplate jdbc,
            TransactionOperations transaction,
            EntryStore entries,
            RevisionGate visible,
            Generation generation) {
        this.processing = processing;
        this.tables = List.copyOf(tables);
        this.cluster = cluster;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.entries = entries;
        this.visible = visible;
        this.generation = generation;
    }

    /** Is told how far the projections have come, and how far they are to come. */
    @FunctionalInterface
    public interface Progress {
        void reached(long revision, long head);
    }

    /**
     * Empties every projection table and reads the ledger again from its first entry, on this node. Answers given
     * meanwhile know less than there is; they name the revision they know.
     *
     * @return whether what was in the ledger at the start was visible again within {@code atMost}
     */
    public boolean rebuild(Duration atMost) throws InterruptedException {
        StreamingEventProcessor processor = Projector.processor(processing);
        processor.shutDown();
        empty();
        processor.start();
        return awaitAll(atMost, (revision, head) -> {});
    }

    /** Empties every projection table, for a processor that does not run yet to read the ledger from its first entry. */
    public void empty() {
        transaction.executeWithoutResult(status -> {
            tables.stream().flatMap(module -> module.names().stream()).forEach(this::empty);
            jdbc.update("delete from token_entry where processor_name = ?", GROUP);
            entries.startPosition(FORM);
        });
        visible.restart(0);
        generation.reach(entries.generation());
    }

    /** At once where that can be taken back; H2 would commit. */
    private void empty(String table) {
        if (cluster.isShared()) {
            jdbc.execute("truncate table " + table);
        } else {
            jdbc.update("delete from " + table);
        }
    }

    /** Empties the tables where the rows in them are of another form, for a processor that does not run yet. */
    void renew() {
        if (entries.form() != FORM) {
            if (!cluster.shutOut()) {
                throw Migrations.othersRun();
            }
            cluster.letIn();
            renewed = entries.position() > 0;
            if (renewed) {
                LOG.warn("The read models are of another version of this program; they are made anew from the ledger");
            }
            empty();
        }
    }

    /** Whether there was something to make anew. */
    boolean wereRenewed() {
        return renewed;
    }

    /** The same, whatever state the tables are in; for a database that nobody else has open. */
    void discard() {
        jdbc.execute("truncate table projection_position");
        long next = generation.known() + 1;
        jdbc.update("insert into projection_position (id, revision, form, generation) values (1, 0, ?, ?)", FORM, next);
        jdbc.execute("truncate table token_entry");
        tables.stream()
                .flatMap(module -> module.names().stream())
                .forEach(name -> jdbc.execute("truncate table " + name));
        visible.restart(0);
        generation.reach(next);
    }

    /**
     * Waits until everything that is in the ledger now is visible.
     *
     * @param atMost for each {@value #STEP} revisions, after which {@code progress} is told
     * @return false when a step took longer
     */
    public boolean awaitAll(Duration atMost, Progress progress) throws InterruptedException {
        long head = entries.head().revision();
        for (long next = 0; next < head; ) {
            next = Math.min(head, visible.reached() + STEP);
            if (!visible.await(next, atMost)) {
                return false;
            }
            progress.reached(next, head);
        }
        return true;
    }
}
