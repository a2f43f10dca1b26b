package org.demarche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.demarche.BreakablePostgres;
import org.demarche.Demarche;
import org.demarche.RealRows;
import org.demarche.Said;
import org.demarche.crisis.CrisisId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The database is gone in the middle of an import, and comes back. */
@ExtendWith(OutputCaptureExtension.class)
class LostDatabaseTest {
    private static final int ROWS = 1_300;
    private static final String OUTAGE = "The database does not answer or cannot write: ";

    @TempDir
    Path folder;

    @TempDir
    static Path undisturbed;

    private static Path file = Path.of("");
    private static SortedSet<String> whole = new TreeSet<>();

    private BreakablePostgres database;

    @BeforeAll
    static void importWithoutAFault() throws Exception {
        file = RealRows.file(undisturbed, ROWS);
        whole = RealRows.undisturbed(undisturbed, file);
    }

    @BeforeEach
    void start() {
        database = new BreakablePostgres(folder.resolve("postgres"));
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    @Test
    void keepsTheJobOfAServerUntilItIsBack(CapturedOutput log) throws Exception {
        try (ConfigurableApplicationContext program = server(settings())) {
            Imports imports = program.getBean(Imports.class);
            ImportJob begun = begin(imports);
            AtomicLong counted = new AtomicLong();
            imports.follow(begun.id(), step -> {
                if (step.counts().recorded() > 0
                        && counted.compareAndSet(0, step.counts().recorded())) {
                    database.crash();
                }
            });
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> log.toString()
                            .contains("The import " + begun.id()
                                    + " is broken off, and gone on with when the database answers. " + OUTAGE));
            assertThat(counted.get()).isPositive().isLessThan(ROWS);

            database.comeBack();
            ImportJob finished = ended(imports, begun);
            assertThat(finished.state()).as(finished.reason()).isEqualTo(ImportState.FINISHED);
            Counts counts = finished.counts();
            assertThat(counts.duplicates()).as("what had been counted").isGreaterThanOrEqualTo(counted.get());
            assertThat(counts.recorded() + counts.duplicates() + counts.rejected())
                    .isEqualTo(ROWS);
        }
        assertThat(recorded(settings())).isEqualTo(whole);
    }

    @Test
    void endsTheCommandWithASentence(CapturedOutput log) throws Exception {
        RealRows.seed(settings().toArray(String[]::new));
        int before = log.length();
        InputStream typed = System.in;
        Said lost;
        try (InputStream breaking = new BreakingInput(Files.newInputStream(file), Files.size(file) * 19 / 20)) {
            System.setIn(breaking);
            lost = bring("-", settings());
        } finally {
            System.setIn(typed);
        }
        assertThat(lost.status()).isEqualTo(1);
        assertThat(lost.out()).isEmpty();
        assertThat(lost.err())
                .startsWith("demarche: " + OUTAGE)
                .endsWith("when that is mended, the same command records the rest.\n")
                .hasLineCount(1);
        assertThat(log.toString().substring(before))
                .as("no traces of where it was")
                .doesNotContain("\tat ");

        database.comeBack();
        Said again = bring(file.toString(), settings());
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out()).contains(ROWS + " rows read").doesNotContain(" 0 duplicates");
        assertThat(recorded(settings())).isEqualTo(whole);
    }

    private SortedSet<String> recorded(List<String> settings) throws IOException {
        Path export = folder.resolve("export.jsonl");
        List<String> command = new ArrayList<>(List.of("export", export.toString()));
        command.addAll(settings);
        assertThat(Said.to(command.toArray(String[]::new)).status()).isZero();
        return RealRows.recorded(export);
    }

    private Said bring(String what, List<String> settings) {
        List<String> command = new ArrayList<>(List.of("import", "--crisis=niger-2023", "--format=gdelt", what));
        command.addAll(settings);
        return Said.to(command.toArray(String[]::new));
    }

    private ImportJob begin(Imports imports) throws IOException {
        try (InputStream rows = Files.newInputStream(file)) {
            return imports.begin(
                    new Assignment(new CrisisId("niger-2023"), ImportFormat.GDELT, null, "operator", false), rows);
        }
    }

    private static ImportJob ended(Imports imports, ImportJob job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(
                        () -> imports.find(job.id()).orElseThrow(),
                        found -> found.state().isEnd());
    }

    private static ConfigurableApplicationContext server(List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.add("--server.port=0");
        return new SpringApplicationBuilder(Demarche.class).run(all.toArray(String[]::new));
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(database.settings());
        settings.add("--demarche.data=" + folder.resolve("data"));
        return settings;
    }

    /** The database is lost when so many octets have been read. */
    private final class BreakingInput extends FilterInputStream {
        private long left;

        BreakingInput(InputStream file, long octets) {
            super(file);
            left = octets;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            int read = super.read(octets, offset, length);
            if (left > 0 && left <= read) {
                database.crash();
            }
            left -= read;
            return read;
        }
    }
}
