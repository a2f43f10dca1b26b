package org.demarche.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.demarche.cluster.Cluster;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Read models that a program of its own builds beside those from which the nodes on a PostgreSQL answer meanwhile, and then puts
 * in their place in one transaction. What was built stays when the program ends before, and is gone on with by the next.
 */
public class ProjectionsBeside {
    /** Settings of the program: what it projects is written beside, and its migrations are those of the tables in use. */
    public static final Map<String, Object> SETTINGS = Map.of(
            "spring.datasource.hikari.connection-init-sql",
            "select set_config('search_path', '" + BesideTables.SCHEMA
                    + ", ' || current_setting('search_path'), false)",
            "spring.flyway.url",
            "${spring.datasource.url}",
            "spring.flyway.user",
            "${spring.datasource.username}",
            "spring.flyway.password",
            "${spring.datasource.password}");

    /** So many revisions behind, the rest is caught up with while nobody leads. */
    private static final long NEARLY = 2_000;

    /** How long nobody leads at most, for one try. */
    private static final Duration TRY = Duration.ofSeconds(3);

    /** Within this nobody reads what is to be replaced, or they go on reading first. */
    private static final Duration BETWEEN_READS = Duration.ofMillis(100);

    private final EventProcessingConfiguration processing;
    private final Projections projections;
    private final BesideTables tables;
    private final Cluster cluster;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final EntryStore entries;
    private final RevisionGate visible;

    ProjectionsBeside(
            EventProcessingConfiguration processing,
            Projections projections,
            List<ProjectionTables> tables,
            Cluster cluster,
            JdbcTemplate jdbc,
            TransactionOperations transaction,
            EntryStore entries,
            RevisionGate visible) {
        this.processing = processing;
        this.projections = projections;
        this.tables = new BesideTables(
                jdbc, tables.stream().flatMap(module -> module.names().stream()).toList());
        this.cluster = cluster;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.entries = entries;
        this.visible = visible;
    }

    /** Before anything is projected: makes the tables, or goes on with those of a program that ended too early. */
    public void begin() {
        if (!cluster.claim()) {
            throw new LedgerFailure(
                    "Another program builds the read models of this database anew.",
                    "Wait for it, or end it; what it has built can be gone on with.");
        }
        if (tables.formInUse() != Projections.FORM) {
            throw new LedgerFailure(
                    "The read models in the database are of another version of this program.",
                    "Start a server of this version, which makes them anew, or use the program of that version.");
        }
        transaction.executeWithoutResult(status -> {
            if (!tables.areThere(Projections.FORM)) {
                tables.create(Projections.FORM);
            }
        });
    }

    /**
     * Waits until nearly everything in the ledger is projected beside.
     *
     * @param atMost for each step of progress
     * @return false when a step took longer
     */
    public boolean await(Duration atMost, Projections.Progress progress) throws InterruptedException {
        do {
            if (!projections.awaitAll(atMost, progress)) {
                return false;
            }
        } while (entries.head().revision() - visible.reached() > NEARLY);
        return true;
    }

    /**
     * Puts what was built in the place of what is in use; from then on the nodes answer from it. There must be a moment at which
     * nobody reads.
     *
     * @return the revision at which it was done; 0 where there was no such moment, and nothing has happened
     */
    public long replace() {
        tables.analyze();
        StreamingEventProcessor processor = Projector.processor(processing);
        long replaced = 0;
        try {
            replaced = inOneTransaction(processor);
        } catch (PessimisticLockingFailureException used) {
            // a leader that gives no sign, or somebody uses a table for long
        } finally {
            if (replaced == 0) {
                processor.start();
            }
        }
        return replaced;
    }

    private long inOneTransaction(StreamingEventProcessor processor) {
        Long revision = transaction.execute(status -> {
            waitForLocks(TRY);
            cluster.suspendLeader();
            long until = System.nanoTime() + TRY.toNanos();
            waitForLocks(BETWEEN_READS);
            if (catchUp(processor, until) && isReplaced(status, until)) {
                cluster.announce();
                return entries.position();
            }
            status.setRollbackOnly();
            return 0L;
        });
        return revision == null ? 0 : revision;
    }

    private void waitForLocks(Duration atMost) {
        jdbc.execute("set local lock_timeout = " + atMost.toMillis());
    }

    /** With what the leader, which leads no longer, was still at, too. */
    private boolean catchUp(StreamingEventProcessor processor, long until) {
        try {
            do {
                processor.start();
                if (!visible.await(tables.positionInUse(), Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                    return false;
                }
                processor.shutDown();
            } while (entries.position() < tables.positionInUse());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for a moment at which nobody reads; who comes to read while this waits waits no longer than for a lock. */
    private boolean isReplaced(TransactionStatus status, long until) {
        do {
            if (!tables.areSeenByOlderSnapshots()) {
                Object before = status.createSavepoint();
                if (tables.tryLockInUse() && tables.positionInUse() <= entries.position()) {
                    tables.replaceThoseInUse();
                    return true;
                }
                status.rollbackToSavepoint(before);
            }
            LockSupport.parkNanos(BETWEEN_READS.toNanos() / 2);
        } while (System.nanoTime() < until);
        return false;
    }
}
