package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demarche.development.Drafts.filing;
import static org.demarche.development.Drafts.reporting;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.desk.TestDesk;
import org.demarche.kernel.Code;
import org.demarche.kernel.Outcome;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refused;
import org.demarche.kernel.Write;
import org.demarche.source.KnownSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several writes in one transaction: what is refused is left out, and what fails takes all with it. */
class SeveralAreRecordedTogetherTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatIsRefusedIsLeftOut(Databases kind) throws Exception {
        try (var node = node(kind.migrated(), Drafts.references())) {
            List<Outcome> outcomes = node.submitAll(List.of(
                    filing("{}"),
                    report("a", "{}"),
                    report("b", "{'type': 'nonsense'}"),
                    report("a", "{}"),
                    report("a", "{'summary': 'Something else.'}"),
                    report("c", "{'reports': [{'source': 'nobody', 'credibility': 2, 'stance': 'AFFIRMS'}]}"),
                    report("d", "{}")));

            assertThat(outcomes.stream().map(SeveralAreRecordedTogetherTest::told))
                    .containsExactly(
                            Code.NOT_FOUND,
                            true,
                            Code.UNKNOWN_TYPE,
                            false,
                            Code.ALREADY_EXISTS,
                            Code.UNKNOWN_SOURCE,
                            true);
            assertThat(event(outcomes.get(3))).isEqualTo(event(outcomes.get(1)));
            assertThat(node.events(path("a"))).singleElement().satisfies(stored -> {
                assertThat(stored.getIdentifier()).isEqualTo(event(outcomes.get(1)));
                assertThat(stored.getMetaData())
                        .containsEntry("who", TestDesk.WHO)
                        .containsEntry("correlationId", TestDesk.CORRELATION_ID);
            });
            assertThat(node.events(path("b"))).isEmpty();
            assertThat(node.events(path("c"))).isEmpty();
            assertThat(node.events(path("d"))).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatFailsTakesAllWithIt(Databases kind) throws Exception {
        var asked = new AtomicInteger();
        KnownSources failing = sources -> {
            if (asked.incrementAndGet() == 2) {
                throw new IllegalStateException("the disk is full");
            }
            return Set.of();
        };
        try (var node = node(kind.migrated(), Drafts.references(failing))) {
            List<Write> writes = List.of(report("a", "{}"), report("b", "{}"));
            assertThatThrownBy(() -> node.submitAll(writes)).hasStackTraceContaining("the disk is full");
            assertThat(node.events(path("a"))).isEmpty();

            assertThat(node.submitAll(writes).stream().map(SeveralAreRecordedTogetherTest::told))
                    .containsExactly(true, true);
            assertThat(node.events(path("a"))).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatTwoBringAtOnceIsRecordedOnce(Databases kind) throws Exception {
        DataSource database = kind.migrated();
        var both = new CyclicBarrier(2);
        var asked = new AtomicInteger();
        KnownSources meeting = sources -> {
            if (asked.incrementAndGet() <= 2) {
                try {
                    both.await(1, TimeUnit.MINUTES);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return Set.of();
        };
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Future<List<Outcome>> one = nodes.submit(() -> record(database, meeting, "a", "b", "c"));
            Future<List<Outcome>> other = nodes.submit(() -> record(database, meeting, "c", "b", "d"));
            assertThat(event(one.get().get(1))).isEqualTo(event(other.get().get(1)));
            assertThat(event(one.get().get(2))).isEqualTo(event(other.get().get(0)));
        }
        try (var node = node(database, Drafts.references())) {
            for (String id : List.of("a", "b", "c", "d")) {
                assertThat(node.events(path(id))).as(id).hasSize(1);
            }
        }
    }

    @Test
    void areTriedAgainWhenTheDatabaseEndsADeadlock() throws Exception {
        DataSource database = Databases.POSTGRESQL.migrated();
        try (Connection other = database.getConnection();
                Statement sql = other.createStatement();
                Connection looking = database.getConnection();
                Statement look = looking.createStatement();
                ExecutorService node = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            sql.execute("set local deadlock_timeout = '10min'"); // so that it is not the one that gives way
            sql.execute(begun("b"));
            Future<List<Outcome>> recorded = node.submit(() -> record(database, sources -> Set.of(), "a", "b"));
            while (!isWaiting(look)) {
                Thread.onSpinWait();
            }
            sql.execute(begun("a"));
            other.rollback();
            assertThat(recorded.get().stream().map(SeveralAreRecordedTogetherTest::told))
                    .containsExactly(true, true);
        }
    }

    private static String begun(String development) {
        return "insert into domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,"
                + " payload_type, payload_revision, time_stamp, payload, meta_data)"
                + " values ('%1$s', '%2$s', 0, 'x', 'x', '1', 'x', '', '')".formatted(development, path(development));
    }

    private static boolean isWaiting(Statement look) throws SQLException {
        try (ResultSet waiting = look.executeQuery("select 1 from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'")) {
            return waiting.next();
        }
    }

    private static TestDesk node(DataSource database, References references) {
        return TestDesk.over(database, Development.class, references, new FirstReports(references));
    }

    private static List<Outcome> record(DataSource database, KnownSources sources, String... ids) {
        try (var node = node(database, Drafts.references(sources))) {
            return node.submitAll(
                    List.of(ids).stream().map(id -> report(id, "{}")).toList());
        }
    }

    private static ReportDevelopment report(String id, String changes) {
        String comma = changes.equals("{}") ? "" : ", ";
        return reporting("{'id': '" + id + "'" + comma + changes.substring(1));
    }

    private static String path(String development) {
        return "crises/niger-2023/developments/" + development;
    }

    private static Object told(Outcome outcome) {
        return switch (outcome) {
            case Recorded recorded -> recorded.created();
            case Refused refused -> refused.refusal().code();
        };
    }

    private static String event(Outcome outcome) {
        return ((Recorded) outcome).event();
    }
}
