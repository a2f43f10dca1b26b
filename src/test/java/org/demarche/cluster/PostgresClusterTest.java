package org.demarche.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes on one PostgreSQL, who know each other by it alone. */
class PostgresClusterTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final DataSource database = Databases.POSTGRESQL.fresh();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<PostgresCluster> running = new ArrayList<>();

    @AfterEach
    void end() {
        running.forEach(PostgresCluster::stop);
    }

    @Test
    void oneLeadsUntilItResignsAndThenAnother() throws Exception {
        PostgresCluster first = started();
        first.stand(Duty.LEAD, tellsAs("first"));
        assertThat(next()).isEqualTo("first begins");
        PostgresCluster second = started();
        second.stand(Duty.LEAD, tellsAs("second"));
        first.resign(Duty.LEAD);
        assertThat(next()).isEqualTo("first ends");
        assertThat(next()).isEqualTo("second begins");
        first.stand(Duty.LEAD, tellsAs("first"));
        second.stop();
        assertThat(next()).isEqualTo("first begins");
    }

    @Test
    void whoLeadsLeavesImportsToAnotherThatIsFreeBetweenTwoOfThem() throws Exception {
        PostgresCluster first = started();
        first.stand(Duty.LEAD, tellsAs("first"));
        assertThat(next()).isEqualTo("first begins");
        AtomicBoolean isBusy = new AtomicBoolean(true);
        first.stand(Duty.IMPORT, new Told("first's imports") {
            @Override
            public boolean yields() {
                return !isBusy.getAndSet(false);
            }
        });
        assertThat(next()).isEqualTo("first's imports begins");
        PostgresCluster second = started();
        second.stand(Duty.IMPORT, tellsAs("second's imports"));
        assertThat(next()).isEqualTo("first's imports ends");
        assertThat(isBusy).as("asked whether it is at one").isFalse();
        assertThat(next()).isEqualTo("second's imports begins");
        second.stop();
        assertThat(next()).as("where nobody is free").isEqualTo("first's imports begins");
        assertThat(first.does(Duty.LEAD)).isTrue();
    }

    @Test
    void whoDoesNotLeadKeepsTheImports() throws Exception {
        PostgresCluster first = started();
        first.stand(Duty.IMPORT, tellsAs("imports"));
        assertThat(next()).isEqualTo("imports begins");
        PostgresCluster second = started();
        second.stand(Duty.IMPORT, tellsAs("others"));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Session ears = new Session(database, LONG)) {
            while (!heard.contains("free")) {
                heard.addAll(ears.hear(Duration.ofSeconds(1)));
            }
        }
        first.stand(Duty.LEAD, tellsAs("first"));
        assertThat(next()).as("it has heard that another is free").isEqualTo("first begins");
        assertThat(second.does(Duty.IMPORT)).isFalse();
    }

    @Test
    void whoLosesItsSessionLeadsNoLonger() throws Exception {
        PostgresCluster first = started();
        first.stand(Duty.LEAD, tellsAs("first"));
        assertThat(next()).isEqualTo("first begins");
        // no other stands: it loses its session, ends, and begins anew with another one
        terminateSessions();
        assertThat(next()).isEqualTo("first ends");
        assertThat(next()).isEqualTo("first begins");
    }

    @Test
    void whoGivesNoSignIsLedWithout() throws Exception {
        Session silent = new Session(database, Duration.ofMillis(500));
        assertThat(silent.ask(Lock.LEAD.tryHold())).isTrue();
        started().stand(Duty.LEAD, tellsAs("other"));
        assertThat(next()).isEqualTo("other begins");
        silent.close();
    }

    @Test
    void hearsWhatAnotherHasCommitted() throws Exception {
        PostgresCluster first = started();
        PostgresCluster second = started();
        second.onNews(() -> told.add("news"));
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.executeWithoutResult(status -> first.announce());
        assertThat(next()).isEqualTo("news");
    }

    @Test
    void shutsOutNobodyWhileAnotherRuns() throws Exception {
        PostgresCluster first = started();
        PostgresCluster second = started();
        assertThat(first.shutOut()).isFalse();
        second.stop();
        assertThat(first.shutOut()).isTrue();
        Thread third = Thread.ofVirtual().start(() -> {
            started();
            told.add("third has started");
        });
        awaitSessions(2);
        told.add("first lets in");
        first.letIn();
        assertThat(next()).isEqualTo("first lets in");
        assertThat(next()).isEqualTo("third has started");
        third.join();
    }

    @Test
    void startOneAfterTheOther() throws Exception {
        PostgresCluster first = new PostgresCluster(database, LONG, Lock.LEAD);
        running.add(first);
        first.start();
        Thread second = Thread.ofVirtual().start(() -> {
            started();
            told.add("second has started");
        });
        awaitSessions(2);
        told.add("first has started");
        first.started();
        assertThat(next()).isEqualTo("first has started");
        assertThat(next()).isEqualTo("second has started");
        second.join();
    }

    @Test
    void whoWantsToBeAloneBeforeItStartsWaitsForWhoStartsAndKeepsOthersFromStarting() throws Exception {
        PostgresCluster first = new PostgresCluster(database, LONG, Lock.LEAD);
        running.add(first);
        first.start();
        PostgresCluster second = new PostgresCluster(database, LONG, Lock.LEAD);
        Thread waiting =
                Thread.ofVirtual().start(() -> told.add("alone: " + second.runAlone(() -> told.add("beside another"))));
        awaitSessions(2);
        told.add("first has started");
        first.started();
        assertThat(next()).isEqualTo("first has started");
        assertThat(next()).isEqualTo("alone: false");
        waiting.join();

        first.stop();
        awaitSessionsLeft(0);
        List<Thread> third = new ArrayList<>();
        boolean alone = second.runAlone(() -> {
            third.add(Thread.ofVirtual().start(() -> {
                started();
                told.add("third has started");
            }));
            awaitSessions(2);
            told.add("second was alone");
        });
        assertThat(alone).isTrue();
        assertThat(next()).isEqualTo("second was alone");
        assertThat(next()).isEqualTo("third has started");
        third.getFirst().join();
    }

    /** Nothing is asked in that session until the start, however long what is done before it takes. */
    @Test
    void aClaimIsKeptUntilTheStart() throws Exception {
        Duration patience = Duration.ofSeconds(2);
        PostgresCluster first = new PostgresCluster(database, patience, Lock.REBUILD);
        running.add(first);
        assertThat(first.claim()).isTrue();
        try (Session later = new Session(database, patience)) {
            assertThat(later.ask("select true")).isTrue();
            awaitSessions(2);
            awaitSessionsLeft(1);
        }
        PostgresCluster second = new PostgresCluster(database, LONG, Lock.REBUILD);
        running.add(second);
        assertThat(second.claim()).isFalse();
        first.start();
    }

    private PostgresCluster started() {
        PostgresCluster node = new PostgresCluster(database, LONG, Lock.LEAD);
        node.start();
        node.started();
        synchronized (running) {
            running.add(node);
        }
        return node;
    }

    private Cluster.Work tellsAs(String name) {
        return new Told(name);
    }

    private class Told implements Cluster.Work {
        private final String name;

        Told(String name) {
            this.name = name;
        }

        @Override
        public void begin() {
            told.add(name + " begins");
        }

        @Override
        public void end() {
            told.add(name + " ends");
        }
    }

    private @Nullable String next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    /** Until so many nodes have opened theirs, whether they may start or not. */
    private void awaitSessions(int nodes) {
        awaitSessions(count -> count >= nodes);
    }

    /** Until others have ended. */
    private void awaitSessionsLeft(int nodes) {
        awaitSessions(count -> count == nodes);
    }

    private void awaitSessions(IntPredicate wanted) {
        try (Connection connection = database.getConnection();
                PreparedStatement open = connection.prepareStatement("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")) {
            int count;
            do {
                try (ResultSet row = open.executeQuery()) {
                    row.next();
                    count = row.getInt(1);
                }
            } while (!wanted.test(count));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void terminateSessions() {
        new JdbcTemplate(database)
                .query(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid()",
                        row -> {});
    }
}
