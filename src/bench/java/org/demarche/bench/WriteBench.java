package org.demarche.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
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
import org.demarche.crisis.Review;
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
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Single writes on the embedded default, each answered when it is visible to reads: latency of one writer, throughput of
 * eight, and beside it {@link BareCommits}, of the event rows and of all rows that the writes leave. Both are warm.
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
            int written = bench.next.get();
            DataSource database = context.getBean(DataSource.class);
            compare(product, BareCommits.ofEvents(database, written, TOGETHER));
            compare(product, BareCommits.ofAllRows(database, written, TOGETHER));
        }
    }

    private void prepare() {
        submit(new OpenCrisis(CRISIS, "Bench", ZoneId.of("Africa/Niamey"), null, null, Review.NONE, null));
        submit(new RegisterSource(new SourceId("s"), "Source", Reliability.B, null, null));
        ACTORS.forEach(id ->
                submit(new RegisterActor(id, id.value(), ActorKind.STATE, List.of(), Codes.NONE, List.of(), null)));
        submit(new RaiseIssue(CRISIS, new IssueId("issue"), "Something is done.", null, null));
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
        return Together.rate(WRITERS, count, task -> this::one);
    }

    private static void compare(double product, BareCommits bare) throws Exception {
        bare.rate(WRITERS, false);
        print(product, bare, "handed to the operating system", bare.rate(WRITERS, false));
        print(product, bare, "each forced to the disk", bare.rate(WRITERS, true));
    }

    private static void print(double product, BareCommits bare, String how, double commits) {
        double rows = product * bare.rowsOfAWrite();
        System.out.printf(
                "write, %d writers, visible: %.0f writes/s = %.0f rows/s; bare JDBC commits of %s, %s: %.0f/s; ratio %.2f%n",
                WRITERS, product, rows, bare.what(), how, commits, rows / commits);
    }
}
