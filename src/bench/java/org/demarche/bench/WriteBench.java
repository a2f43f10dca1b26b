package org.demarche.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.demarche.Demarche;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorKind;
import org.demarche.actor.Codes;
import org.demarche.actor.RegisterActor;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.OpenCrisis;
import org.demarche.crisis.RaiseIssue;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Initiator;
import org.demarche.development.Report;
import org.demarche.development.ReportDevelopment;
import org.demarche.development.Signal;
import org.demarche.development.Stance;
import org.demarche.kernel.Recorder;
import org.demarche.kernel.Write;
import org.demarche.ledger.Ledger;
import org.demarche.source.RegisterSource;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Single writes on the embedded default, each answered when it is visible to reads: latency of one writer, throughput of
 * eight, and beside it the floor: bare JDBC commits of the same event rows, one by one, into the same table on a database of
 * its own, handed to the operating system or, like what the product answers, forced to the disk. Both are warm.
 */
final class WriteBench {
    private static final int WARM = 20_000;
    private static final int SINGLE = 1_000;
    private static final int TOGETHER = 8_000;
    private static final int WRITERS = 8;
    private static final CrisisId CRISIS = new CrisisId("bench");
    private static final List<ActorId> ACTORS =
            IntStream.range(0, 20).mapToObj(n -> new ActorId("actor-" + n)).toList();

    private final Recorder desk;
    private final Ledger ledger;
    private final AtomicInteger next = new AtomicInteger();

    private WriteBench(Recorder desk, Ledger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    static void run() throws Exception {
        Path data = Files.createTempDirectory("demarche-bench");
        try (var context = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--demarche.data=" + data,
                        "--demarche.seeds=none",
                        "--server.port=0",
                        "--logging.level.root=warn")) {
            WriteBench bench = new WriteBench(context.getBean(Recorder.class), context.getBean(Ledger.class));
            bench.prepare();
            bench.together(WARM);
            long[] latencies = bench.alone(SINGLE);
            System.out.printf(
                    "write, one writer, visible: p50 %.2f ms, p95 %.2f ms%n",
                    latencies[SINGLE / 2] / 1e6, latencies[SINGLE * 95 / 100] / 1e6);
            double product = bench.together(TOGETHER);
            List<Object[]> rows = rows(context.getBean(DataSource.class));
            bare(rows, false);
            print(product, "bare JDBC single-row commits of the same rows", bare(rows, false));
            print(product, "the same, each forced to the disk", bare(rows, true));
        }
    }

    private void prepare() {
        submit(new OpenCrisis(CRISIS, "Bench", ZoneId.of("Africa/Niamey"), null, null, null));
        submit(new RegisterSource(new SourceId("s"), "Source", Reliability.B, null, null));
        ACTORS.forEach(id ->
                submit(new RegisterActor(id, id.value(), ActorKind.STATE, List.of(), Codes.NONE, List.of(), null)));
        submit(new RaiseIssue(CRISIS, new IssueId("issue"), "Something is done.", null));
    }

    private void submit(Write write) {
        String event = desk.submit(write, "bench", "bench").event();
        if (ledger.awaitVisible(event, Duration.ofSeconds(30)).isEmpty()) {
            throw new IllegalStateException("Not visible");
        }
    }

    private void one() {
        int n = next.incrementAndGet();
        ActorId initiator = ACTORS.get(n % ACTORS.size());
        ActorId target = ACTORS.get((n * 7 + 1) % ACTORS.size());
        Content content = new Content(
                When.parse("2023-08-15"),
                "talks-offer",
                "Somebody offers talks, for the " + n + "th time.",
                List.of(new Initiator(initiator, null)),
                target.equals(initiator) ? List.of() : List.of(target),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(new Signal(
                        initiator, new Subject.OnIssue(new IssueId("issue")), 500, Modality.WORDS, "as said")));
        Report report = new Report(
                new SourceId("s"), 2, Stance.AFFIRMS, null, When.parse("2023-08-16"), null, "line 1", null, "en", null);
        submit(new ReportDevelopment(CRISIS, new DevelopmentId("d-" + n), content, List.of(report), null));
    }

    private long[] alone(int count) {
        long[] latencies = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            one();
            latencies[i] = System.nanoTime() - start;
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private double together(int count) throws Exception {
        return rate(count, task -> this::one);
    }

    private static void print(double product, String what, double bare) {
        System.out.printf(
                "write, %d writers, visible: %.0f/s; %s: %.0f/s; ratio %.2f%n",
                WRITERS, product, what, bare, product / bare);
    }

    private static List<Object[]> rows(DataSource product) {
        return new JdbcTemplate(product)
                .query(
                        "select event_identifier, aggregate_identifier, sequence_number, aggregate_type, payload_type,"
                                + " payload_revision, time_stamp, payload, meta_data from domain_event"
                                + " order by global_index desc fetch first " + TOGETHER + " rows only",
                        (row, n) -> IntStream.rangeClosed(1, 9)
                                .mapToObj(column -> value(row, column))
                                .toArray());
    }

    private static double bare(List<Object[]> rows, boolean forced) throws Exception {
        Path file = Files.createTempDirectory("demarche-bare").resolve("bare");
        JdbcConnectionPool database =
                JdbcConnectionPool.create("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "demarche", "");
        new JdbcTemplate(database)
                .execute("create table domain_event (global_index bigint generated by default as identity primary key,"
                        + " event_identifier varchar(36) not null unique, aggregate_identifier varchar(255) not null,"
                        + " sequence_number bigint not null, aggregate_type varchar(80) not null,"
                        + " payload_type varchar(80) not null, payload_revision varchar(10) not null,"
                        + " time_stamp varchar(40) not null, payload varbinary(16777216) not null,"
                        + " meta_data varbinary(1048576) not null, unique (aggregate_identifier, sequence_number))");
        AtomicInteger row = new AtomicInteger();
        double rate = rate(rows.size(), task -> {
            Connection connection = database.getConnection();
            var insert = connection.prepareStatement(
                    "insert into domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,"
                            + " payload_type, payload_revision, time_stamp, payload, meta_data)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
            var force = connection.prepareStatement("checkpoint sync");
            return () -> {
                Object[] values = rows.get(row.getAndIncrement());
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.executeUpdate();
                if (forced) {
                    force.execute();
                }
            };
        });
        database.dispose();
        return rate;
    }

    private static Object value(java.sql.ResultSet row, int column) {
        try {
            return row.getObject(column);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private interface Task {
        Step prepare(int task) throws Exception;
    }

    /** Runs {@code count} steps on {@link #WRITERS} threads and returns steps per second. */
    private static double rate(int count, Task task) throws Exception {
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Void>> work = IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(w -> () -> {
                        Step step = task.prepare(w);
                        for (int i = 0; i < count / WRITERS; i++) {
                            step.run();
                        }
                        return null;
                    })
                    .toList();
            long start = System.nanoTime();
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
            return count * 1e9 / (System.nanoTime() - start);
        }
    }
}
