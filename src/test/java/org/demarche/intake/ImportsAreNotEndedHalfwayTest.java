package org.demarche.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.demarche.Demarche;
import org.demarche.Heard;
import org.demarche.RealRows;
import org.demarche.actor.Actors;
import org.demarche.cluster.SingleNode;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.DefaultCodebook;
import org.demarche.crisis.KnownCrises;
import org.demarche.development.Developments;
import org.demarche.development.KnownDevelopments;
import org.demarche.development.ReportDevelopment;
import org.demarche.kernel.BatchRecorder;
import org.demarche.kernel.Write;
import org.demarche.ledger.Durability;
import org.demarche.ledger.Ledger;
import org.demarche.source.KnownSources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Whatever breaks an import off, it has ended only when all its rows have been read, or somebody has wished it to end. */
class ImportsAreNotEndedHalfwayTest {
    enum Kept {
        IN_A_FOLDER {
            @Override
            Jobs in(JobFolder folder) {
                return new FolderJobs(folder);
            }
        },
        IN_TABLES {
            @Override
            Jobs in(JobFolder folder) {
                return new TableJobs(
                        program.getBean(JdbcClient.class),
                        program.getBean(TransactionOperations.class),
                        folder,
                        Long.MAX_VALUE,
                        JsonMapper.shared());
            }
        };

        abstract Jobs in(JobFolder folder);
    }

    /** More than a batch. */
    private static final int MANY = 600;

    private static final int FEW = 50;

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static ConfigurableApplicationContext program;
    private static List<String> rows = List.of();
    private static int used;

    private HeldUpLedger ledger;
    private volatile Consumer<List<? extends Write>> whenRecorded = writes -> {};
    private final List<Imports> servers = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        rows = Files.readAllLines(RealRows.file(data, RealRows.ALL));
        program = new SpringApplicationBuilder(Demarche.class).run("--server.port=0", "--demarche.data=" + data);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void holdUp() {
        ledger = new HeldUpLedger(program.getBean(Ledger.class));
    }

    @AfterEach
    void stopServers() {
        ledger.reads = HeldUpLedger.Reads.FOLLOW;
        servers.forEach(Imports::stop);
    }

    @ParameterizedTest
    @EnumSource
    void whenTheDutyIsLostAndRegainedMeanwhile(Kept kept) {
        Imports imports = server(kept);
        AtomicBoolean isLost = new AtomicBoolean();
        whenRecorded = writes -> {
            if (writes.getFirst() instanceof ReportDevelopment && isLost.compareAndSet(false, true)) {
                imports.end();
                ledger.whenAsked = () -> { // it waits for what it has recorded, for it has been broken off
                    ledger.whenAsked = () -> {};
                    imports.begin();
                };
            }
        };
        ImportJob ended = ended(imports, begin(imports, MANY));
        assertThat(ended.state()).as(ended.reason()).isEqualTo(ImportState.FINISHED);
        Counts counts = ended.counts();
        assertThat(counts.recorded() + counts.duplicates() + counts.rejected()).isEqualTo(MANY);
        assertThat(counts.duplicates()).as("recorded before it was broken off").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void whenTheProjectionsDoNotFollow(Kept kept) {
        Imports imports = server(kept);
        ledger.reads = HeldUpLedger.Reads.STAND;
        ImportJob job = begin(imports, FEW);
        List<ImportJob> steps = new CopyOnWriteArrayList<>();
        imports.follow(job.id(), steps::add);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> steps.size() >= 3 || steps.getLast().state().isEnd()); // begun again at least once
        assertThat(steps).noneMatch(step -> step.state().isEnd());
        assertThat(imports.find(job.id()).orElseThrow().state()).isEqualTo(ImportState.RUNNING);

        ledger.reads = HeldUpLedger.Reads.FOLLOW;
        ImportJob ended = ended(imports, job);
        assertThat(ended.state()).as(ended.reason()).isEqualTo(ImportState.FINISHED);
        Counts counts = ended.counts();
        assertThat(counts.recorded() + counts.duplicates() + counts.rejected()).isEqualTo(FEW);
    }

    @ParameterizedTest
    @EnumSource
    void unlessSomebodyCancelsItWhileTheProjectionsDoNotFollow(Kept kept) {
        Imports imports = server(kept);
        ImportJob job = beginHeldUp(imports);
        imports.cancel(job.id());
        assertThat(ended(imports, job).state()).isEqualTo(ImportState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void whenTheServerStopsWhileTheProjectionsDoNotFollow(Kept kept) throws Exception {
        Imports imports = server(kept);
        ImportJob job = beginHeldUp(imports);
        AtomicReference<Thread> stopping = new AtomicReference<>();
        CountDownLatch stopped = new CountDownLatch(1);
        try (Heard log = new Heard(Imports.class)) {
            imports.stop(() -> {
                stopping.set(Thread.currentThread());
                stopped.countDown();
            });
            stopped.await();
            assertThat(log.events()).as("it ended of itself").isEmpty();
        }
        assertThat(stopping.get()).as("nobody is held up meanwhile").isNotSameAs(Thread.currentThread());
        assertThat(imports.find(job.id()).orElseThrow().state().isEnd()).isFalse();

        ledger.reads = HeldUpLedger.Reads.FOLLOW;
        ImportJob ended = ended(server(kept), job);
        assertThat(ended.state()).as(ended.reason()).isEqualTo(ImportState.FINISHED);
        assertThat(ended.counts().read()).isEqualTo(FEW);
    }

    @ParameterizedTest
    @EnumSource
    void whenAnotherNodeIsFreeAndTakesTheDutyBehindIt(Kept kept) {
        Imports imports = server(kept);
        ImportJob first = beginHeldUp(imports);
        ImportJob second = begin(imports, FEW);
        assertThat(imports.yields()).as("it is at the first").isFalse();
        ledger.reads = HeldUpLedger.Reads.FOLLOW;
        assertThat(ended(imports, first).state()).isEqualTo(ImportState.FINISHED);
        Awaitility.await().until(imports::yields);
        assertThat(imports.find(second.id()).orElseThrow().state())
                .as("left to the other")
                .isEqualTo(ImportState.QUEUED);
        imports.end();
        imports.begin();
        assertThat(ended(imports, second).state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    void norAFileOfAWatchedFolder() throws Exception {
        Path file = Files.createDirectories(folder.resolve("watched/niger-2023/gdelt"))
                .resolve("rows.tsv");
        Files.writeString(file, next(FEW));
        WatchedFolder watched = new WatchedFolder(
                folder.resolve("watched"), importer(), JsonMapper.shared(), program.getBean(Clock.class));
        CountDownLatch asked = new CountDownLatch(1);
        ledger.whenAsked = asked::countDown;
        ledger.reads = HeldUpLedger.Reads.HOLD;
        CountDownLatch stopped = new CountDownLatch(1);
        try (Heard log = new Heard(WatchedFolder.class)) {
            watched.start();
            asked.await();
            watched.stop(stopped::countDown);
            stopped.await();
            assertThat(log.events()).as("it ended of itself").isEmpty();
        }
        assertThat(file).exists();

        ledger.reads = HeldUpLedger.Reads.FOLLOW;
        watched.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(file.resolveSibling("done/rows.tsv")));
        watched.stop();
    }

    private ImportJob beginHeldUp(Imports imports) {
        CountDownLatch asked = new CountDownLatch(1);
        ledger.whenAsked = asked::countDown;
        ledger.reads = HeldUpLedger.Reads.HOLD;
        ImportJob job = begin(imports, FEW);
        awaitLatch(asked);
        return job;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Imports server(Kept kept) {
        Imports imports = new Imports(
                kept.in(new JobFolder(folder, JsonMapper.shared())),
                new SingleNode(),
                importer(),
                program.getBean(KnownCrises.class),
                ledger,
                program.getBean(Clock.class));
        imports.start();
        servers.add(imports);
        return imports;
    }

    private Importer importer() {
        return new Importer(
                recorder(),
                ledger,
                program.getBean(Durability.class),
                program.getBean(Actors.class),
                program.getBean(KnownCrises.class),
                program.getBean(KnownSources.class),
                program.getBean(KnownDevelopments.class),
                program.getBean(Developments.class),
                program.getBean(DefaultCodebook.class),
                program.getBean(JsonMapper.class),
                program.getBean(ImportMeters.class));
    }

    private BatchRecorder recorder() {
        BatchRecorder recorder = program.getBean(BatchRecorder.class);
        return (writes, who, correlationId) -> {
            whenRecorded.accept(writes);
            return recorder.submitAll(writes, who, correlationId);
        };
    }

    private static ImportJob begin(Imports imports, int count) {
        return imports.begin(
                new Assignment(new CrisisId("niger-2023"), ImportFormat.GDELT, null, "jane", false),
                new ByteArrayInputStream(next(count).getBytes(UTF_8)));
    }

    /** Rows that no test has brought. */
    private static String next(int count) {
        List<String> next = rows.subList(used, used + count);
        used += count;
        return String.join("\n", next);
    }

    private static ImportJob ended(Imports imports, ImportJob job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> imports.find(job.id()).orElseThrow(),
                        found -> found.state().isEnd());
    }
}
