package org.demarche.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demarche.Refused.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.demarche.AtOnce;
import org.demarche.Databases;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Imports in the tables of a database, as two nodes see them. */
class TableJobsTest {
    private static final Instant THEN = Instant.parse("2026-11-26T09:00:00Z");
    private static final long MOST = 4L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void giveBackWhatWasSent(Databases databases) throws Exception {
        DataSource database = databases.migrated();
        byte[] sent = new byte[(2 << 20) + 17];
        new Random(7).nextBytes(sent);
        Jobs jobs = node(database, "one");
        jobs.receive(job("imp-1"), new ByteArrayInputStream(sent));
        jobs.receive(job("imp-2"), new ByteArrayInputStream(new byte[0]));
        Jobs other = node(database, "other");
        try (InputStream octets = other.open("imp-1")) {
            assertThat(octets.readAllBytes()).isEqualTo(sent);
        }
        try (InputStream octets = other.open("imp-2")) {
            assertThat(octets.read()).isEqualTo(-1);
        }
        try (var left = Files.list(folder.resolve("one"))) {
            assertThat(left).as("the file in which it was while it was sent").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepNothingOfWhatIsNotSentToItsEnd(Databases databases) {
        DataSource database = databases.migrated();
        Jobs jobs = node(database, "one");
        InputStream broken = new PipedInputStream();
        assertThatThrownBy(() -> jobs.receive(job("imp-1"), broken)).hasMessage("Pipe not connected");
        assertThat(jobs.list()).isEmpty();
        assertThat(folder.resolve("one")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void takeFewConnectionsForWhatIsSentHoweverManySend(Databases databases) throws Exception {
        AtOnce atOnce = new AtOnce();
        Jobs jobs = node(atOnce.of(databases.migrated()), "one");
        AtomicInteger sent = new AtomicInteger();
        assertThat(atOnce.most(2, () -> receive(jobs, "imp-" + sent.incrementAndGet(), "a")))
                .isEqualTo(2);
        assertThat(jobs.waiting()).as("all that were sent").isEqualTo(sent.get());
    }

    @ParameterizedTest
    @EnumSource
    void takeNoMoreThanTheDatabaseHasRoomFor(Databases databases) throws Exception {
        Jobs jobs = node(databases.migrated(), "one");
        jobs.receive(job("imp-1"), new ByteArrayInputStream(new byte[(int) MOST - 1]));
        refused(Code.UNAVAILABLE, null, () -> receive(jobs, "imp-2", "ab"));
        receive(jobs, "imp-3", "a");
        assertThat(jobs.waiting()).isEqualTo(2);
        jobs.cancel("imp-1", THEN);
        receive(jobs, "imp-2", "ab");
    }

    @ParameterizedTest
    @EnumSource
    void areToldOfByEachNodeAndTakenInTheOrderOfTheirComing(Databases databases) throws Exception {
        DataSource database = databases.migrated();
        Jobs one = node(database, "one");
        Jobs other = node(database, "other");
        receive(one, "imp-9", "first");
        receive(other, "imp-1", "second");
        assertThat(one.list()).extracting(ImportJob::id).containsExactly("imp-1", "imp-9");
        ImportJob begun = other.next().orElseThrow();
        assertThat(begun.id()).isEqualTo("imp-9");
        assertThat(one.glance("imp-9").orElseThrow().state()).isEqualTo(ImportState.RUNNING);
        Rejection rejection = new Rejection(3, "malformed-row", null, "a row with \u0000 in it");
        ImportJob step = begun.having(counts(4, 3), List.of(rejection), 12);
        other.keep(step);
        assertThat(one.find("imp-9")).contains(step);
        Rejection second = new Rejection(9, "missing-field", "initiators", "nobody acted");
        ImportJob ended =
                step.having(counts(9, 7), List.of(rejection, second), 12).ended(ImportState.FINISHED, THEN, null);
        assertThat(other.end(ended)).isTrue();
        assertThat(one.find("imp-9")).contains(ended);
        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from import_piece where job = 'imp-9'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(one.next().orElseThrow().id()).isEqualTo("imp-1");
    }

    @ParameterizedTest
    @EnumSource
    void areWrittenByNobodyWhoseClaimAnotherHasTaken(Databases databases) throws Exception {
        DataSource database = databases.migrated();
        Jobs paused = node(database, "paused");
        Jobs next = node(database, "next");
        receive(paused, "imp-1", "row");
        ImportJob job = paused.next().orElseThrow();
        ImportJob again = next.next().orElseThrow();
        assertThat(again.id()).isEqualTo("imp-1");
        ImportJob step = again.having(counts(2, 2), List.of(), 1);
        next.keep(step);

        assertThat(paused.isWanted("imp-1")).isTrue();
        paused.keep(job.having(counts(1, 1), List.of(new Rejection(1, "conflict", null, "")), 1));
        assertThat(paused.isWanted("imp-1")).as("it has found out").isFalse();
        assertThat(paused.end(job.ended(ImportState.FAILED, THEN, "too late"))).isFalse();
        assertThat(next.find("imp-1")).contains(step);
        assertThat(next.isWanted("imp-1")).isTrue();
        assertThat(next.end(step.ended(ImportState.FINISHED, THEN, null))).isTrue();
        assertThat(paused.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void areCancelledByAnyNode(Databases databases) throws Exception {
        DataSource database = databases.migrated();
        Jobs one = node(database, "one");
        Jobs other = node(database, "other");
        receive(one, "imp-1", "row");
        receive(one, "imp-2", "row");
        ImportJob job = one.next().orElseThrow();
        assertThat(other.cancel("imp-2", THEN).orElseThrow().state()).isEqualTo(ImportState.CANCELLED);
        assertThat(other.cancel("imp-1", THEN).orElseThrow().state()).isEqualTo(ImportState.RUNNING);
        one.keep(job);
        assertThat(one.isWanted("imp-1")).isFalse();
        assertThat(one.isCancelled("imp-1")).isTrue();
        assertThat(other.next()).as("if it dies now").map(ImportJob::id).contains("imp-1");
        assertThat(other.isWanted("imp-1")).isFalse();
        assertThat(other.cancel("imp-0", THEN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void goOnWhereTheirCancellingIsNotCommitted(Databases databases) throws Exception {
        DataSource database = databases.migrated();
        AtomicBoolean fails = new AtomicBoolean();
        Jobs jobs = new TableJobs(
                JdbcClient.create(database),
                new TransactionTemplate(new JdbcTransactionManager(database)) {
                    @Override
                    public <T> T execute(TransactionCallback<T> action) {
                        return super.execute(status -> {
                            T result = action.doInTransaction(status);
                            if (fails.get()) {
                                throw new TransactionSystemException("at the commit");
                            }
                            return result;
                        });
                    }
                },
                new JobFolder(folder.resolve("one"), JsonMapper.shared()),
                MOST,
                JsonMapper.shared());
        receive(jobs, "imp-1", "row");
        assertThat(jobs.next()).isPresent();
        fails.set(true);
        assertThatThrownBy(() -> jobs.cancel("imp-1", THEN)).hasMessage("at the commit");
        assertThat(jobs.isCancelled("imp-1")).isFalse();
        assertThat(jobs.isWanted("imp-1")).isTrue();
        fails.set(false);
        jobs.cancel("imp-1", THEN);
        assertThat(jobs.isWanted("imp-1")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void rememberTheLastThatHaveEnded(Databases databases) throws Exception {
        Jobs jobs = node(databases.migrated(), "one");
        receive(jobs, "imp-runs", "row");
        for (int number = 0; number < Jobs.REMEMBERED + 1; number++) {
            receive(jobs, "imp-" + number, "row");
            jobs.cancel("imp-" + number, THEN);
        }
        assertThat(jobs.list()).hasSize(Jobs.REMEMBERED + 1);
        assertThat(jobs.find("imp-0")).isEmpty();
        assertThat(jobs.find("imp-1")).isPresent();
        assertThat(jobs.find("imp-runs")).as("has not ended").isPresent();
    }

    /** As a release left them that kept them in the folder of the node. */
    @ParameterizedTest
    @EnumSource
    void takeOverWhatTheFolderHolds(Databases databases) throws Exception {
        JobFolder before = new JobFolder(folder.resolve("one"), JsonMapper.shared());
        ImportJob ended = job("imp-0000000000000001")
                .having(counts(1, 0), List.of(new Rejection(1, "conflict", "id", "other content")), 5)
                .ended(ImportState.FINISHED, THEN, null);
        before.receive(ended.id(), new ByteArrayInputStream(new byte[0]));
        before.keep(ended);
        before.discard(ended.id());
        before.receive("imp-0000000000000002", new ByteArrayInputStream("rows".getBytes(UTF_8)));
        before.keep(job("imp-0000000000000002").at(ImportState.RUNNING));

        DataSource database = databases.migrated();
        Jobs jobs = node(database, "one");
        assertThat(jobs.find(ended.id())).contains(ended);
        assertThat(jobs.next()).map(ImportJob::id).contains("imp-0000000000000002");
        try (InputStream octets = jobs.open("imp-0000000000000002")) {
            assertThat(octets.readAllBytes()).asString(UTF_8).isEqualTo("rows");
        }
        assertThat(folder.resolve("one")).isEmptyDirectory();
        before.keep(ended);
        assertThat(node(database, "one").list())
                .as("after a crash in the middle")
                .hasSize(2);
    }

    private Jobs node(DataSource database, String name) {
        try {
            Jobs jobs = new TableJobs(
                    JdbcClient.create(database),
                    new TransactionTemplate(new JdbcTransactionManager(database)),
                    new JobFolder(folder.resolve(name), JsonMapper.shared()),
                    MOST,
                    JsonMapper.shared());
            jobs.start();
            return jobs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void receive(Jobs jobs, String id, String sent) {
        try {
            jobs.receive(job(id), new ByteArrayInputStream(sent.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Counts counts(long read, long recorded) {
        return new Counts(read, recorded, 0, read - recorded, new TreeMap<>(), new TreeMap<>());
    }

    private static ImportJob job(String id) {
        return new ImportJob(
                id,
                new CrisisId("niger-2023"),
                "gdelt",
                null,
                false,
                ImportState.QUEUED,
                Counts.NONE,
                0,
                "jane",
                THEN,
                null,
                null,
                List.of());
    }
}
