package org.demarche.ledger;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.demarche.cluster.Cluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Read models that a program of its own builds beside those from which the nodes on a PostgreSQL answer meanwhile, and then puts
 * in their place in one transaction. What was built stays when the program ends before, and is gone on with by the next.
 */
public class ProjectionsBeside {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionsBeside.class);

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

    /** The longest of it on a busy server: who waits behind this for 1 s looks for a deadlock, and may be the one to give way. */
    private static final Duration AT_LONGEST = BETWEEN_READS.multipliedBy(4);

    private final EventProcessingConfiguration processing;
    private final Projections projections;
    private final BesideTables tables;
    private final Cluster cluster;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final EntryStore entries;
    private final RevisionGate visible;
    private boolean areCounted;

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
                jdbc,
                tables.stream().flatMap(module -> module.names().stream()).toList(),
                String.valueOf(ProjectionsBeside.class.getPackage().getImplementationVersion()));
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
            throw Migrations.anotherForm();
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
     * @throws Outdated when it must not be done any more, and nothing has happened
     */
    public long replace() {
        if (!areCounted) {
            tables.analyze();
            areCounted = true;
        }
        try {
            return isUsedNowAndThenOnly() ? replaceOrGoOn() : 0;
        } catch (PessimisticLockingFailureException used) {
            // a leader that gives no sign
            return 0;
        } catch (RuntimeException failure) {
            if (!Outage.isIn(failure)) {
                throw failure;
            }
            LOG.warn("What was built could not be put in place. {}", Outage.told(failure));
            return 0;
        }
    }

    private long replaceOrGoOn() {
        StreamingEventProcessor processor = Projector.processor(processing);
        long replaced = 0;
        try {
            replaced = inOneTransaction(processor);
        } finally {
            if (replaced == 0) {
                processor.start();
            }
        }
        return replaced;
    }

    /** Whether such moments come; tried before anybody is kept from leading for the sake of one. */
    private boolean isUsedNowAndThenOnly() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            return isLocked(status, end(TRY));
        }));
    }

    private long inOneTransaction(StreamingEventProcessor processor) {
        Long revision = transaction.execute(status -> {
            // nothing is asked in it while the last rows are projected
            jdbc.execute("set local idle_in_transaction_session_timeout = '30s'");
            waitForLocks(TRY);
            cluster.suspendLeader();
            long until = end(TRY);
            waitForLocks(AT_LONGEST);
            if (catchUp(processor, until) && isLocked(status, until) && tables.positionInUse() <= entries.position()) {
                tables.replaceThoseInUse();
                cluster.announce();
                return entries.position();
            }
            status.setRollbackOnly();
            return 0L;
        });
        return revision == null ? 0 : revision;
    }

    private static long end(Duration time) {
        return System.nanoTime() + time.toNanos();
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

    /** Waits for a moment at which nobody reads, and keeps it; who comes to read while this waits waits no longer than for a lock. */
    private boolean isLocked(TransactionStatus status, long until) {
        Duration atMost = BETWEEN_READS;
        do {
            requireThoseBegunWith();
            if (!tables.areSeenByOlderSnapshots()) {
                Object before = status.createSavepoint();
                if (tables.tryLockInUse(atMost)) {
                    requireThoseBegunWith();
                    return true;
                }
                status.rollbackToSavepoint(before);
                atMost = Collections.min(List.of(atMost.multipliedBy(2), AT_LONGEST));
            }
            LockSupport.parkNanos(BETWEEN_READS.toNanos() / 2);
        } while (System.nanoTime() < until);
        return false;
    }

    /** A migration that another version has done meanwhile would be undone, and never be done again. */
    private void requireThoseBegunWith() {
        if (tables.formInUse() != Projections.FORM || !tables.areLikeThoseInUse()) {
            throw new Outdated();
        }
    }

    /** The read models in use are not what they were when those beside them were begun. */
    public static class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Outdated() {
            super(
                    "The read models in use are others since this began: another version of the program has changed them. "
                            + "Nothing was put in place; begin again with the version that the servers run.");
        }
    }
}
