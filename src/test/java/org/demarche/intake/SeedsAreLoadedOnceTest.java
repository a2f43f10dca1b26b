package org.demarche.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.demarche.crisis.DefaultCodebook;
import org.demarche.kernel.Recorder;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.LedgerEntries;
import org.demarche.source.RegisterSource;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on an empty database, and seed files that the tests write. */
class SeedsAreLoadedOnceTest {
    private static final String SOURCE = "{'source': {'id': 'rfi', 'name': 'RFI', 'reliability': 'B'}}";
    private static final String ACTOR =
            "{'actor': {'id': 'niger', 'name': 'Niger', 'kind': 'STATE', 'memberships': [{'group': 'ecowas'}]}}";
    private static final String GROUP = "{'actor': {'id': 'ecowas', 'name': 'ECOWAS', 'kind': 'IGO'}}";
    private static final String CRISIS = "{'crisis': {'id': 'niger-2023', 'title': 'Niger', 'zone': 'Africa/Niamey'}}";
    private static final String DEVELOPMENT = """
            'id': 'talks', 'occurred': '2023-08-15', 'type': 'talks-offer', 'summary': 'S.',
            'initiators': [{'actor': 'niger'}]""".replace("\n", " ");
    private static final String REPORTED =
            "{" + DEVELOPMENT + ", 'reports': [{'source': 'rfi', 'credibility': 2, 'stance': 'AFFIRMS'}]}";
    private static final String CORRECTED =
            "{'correction': {" + DEVELOPMENT + ", 'targets': ['ecowas'], 'reason': 'a slip'}}";
    private static final String CORRECTED_BACK = "{'correction': {" + DEVELOPMENT + ", 'reason': 'no slip'}}";

    @TempDir
    Path root;

    private ConfigurableApplicationContext program;
    private Ledger ledger;
    private SeedProgress progress;

    @BeforeEach
    void givenAnEmptyLedger() {
        program = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.data=" + root,
                        "--demarche.seeds=none",
                        "--spring.datasource.url=" + Databases.H2.url(),
                        "--spring.datasource.username=" + Databases.H2.user,
                        "--spring.datasource.password=" + Databases.H2.password);
        ledger = program.getBean(Ledger.class);
        progress = program.getBean(SeedProgress.class);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void loadsTheDirectoryFirstAndTheOthersByName() throws IOException {
        write("b.ndjson", CORRECTED);
        write("a.ndjson", REPORTED);
        write("directory.ndjson", SOURCE, GROUP, "", ACTOR, CRISIS);

        seeds().load("tiny");

        assertThat(ledger.visible()).isEqualTo(6);
    }

    @Test
    void loadsASetOnce() throws IOException {
        write("directory.ndjson", SOURCE);
        seeds().load("tiny");
        write("directory.ndjson", SOURCE, GROUP);

        seeds().load("tiny");

        assertThat(ledger.head()).isEqualTo(1);
    }

    @Test
    void leavesALedgerAloneThatIsNotEmpty() throws IOException {
        write("directory.ndjson", SOURCE);
        seeds().load("tiny");
        write("directory.ndjson", GROUP);
        Files.move(root.resolve("seeds/tiny"), root.resolve("seeds/another"));

        seeds().load("another");

        assertThat(ledger.head()).isEqualTo(1);
        assertThat(progress.isFinished("another")).isFalse();
    }

    @Test
    void leavesALedgerAloneInWhichSomethingElseWasRecordedSince() throws IOException {
        write("directory.ndjson", SOURCE);
        seeds().load("tiny");
        String event = program.getBean(Recorder.class)
                .submit(new RegisterSource(new SourceId("ap"), "AP", Reliability.A, null, null), "analyst", "request")
                .event();
        assertThat(ledger.awaitVisible(event, Duration.ofSeconds(30))).hasValue(2);
        forget();
        write("directory.ndjson", SOURCE, GROUP);

        seeds().load("tiny");

        assertThat(ledger.head()).isEqualTo(2);
    }

    @Test
    void stopsAtARefusedLineAndGoesOnThereOnceItIsCorrected() throws IOException {
        write("directory.ndjson", SOURCE, ACTOR, GROUP);
        assertThatExceptionOfType(SeedFailure.class)
                .isThrownBy(() -> seeds().load("tiny"))
                .withMessage("seeds/tiny/directory.ndjson, line 2: unknown-actor in memberships[0].group."
                        + " Register the group first, or correct its id.");
        assertThat(ledger.head()).isEqualTo(1);

        write("directory.ndjson", SOURCE, GROUP, ACTOR);
        seeds().load("tiny");

        assertThat(ledger.visible()).isEqualTo(3);
        assertThat(progress.isFinished("tiny")).isTrue();
    }

    @Test
    void recordsNothingTwiceAndLeavesNothingOutWhenItWasKilledAfterAnyLine() throws IOException {
        List<String> lines = List.of(SOURCE, GROUP, ACTOR, CRISIS, REPORTED, CORRECTED, CORRECTED_BACK);
        for (int done = 1; done <= lines.size(); done++) {
            write("directory.ndjson", lines.subList(0, done).toArray(String[]::new));
            seeds().load("tiny");
            assertThat(ledger.visible()).isEqualTo(done);
            forget();
        }
    }

    @Test
    void refusesASetThatIsNotThere() {
        assertThatExceptionOfType(SeedFailure.class).isThrownBy(() -> seeds().load("tiny"));
    }

    /** What a kill leaves: the entries of the ledger, and no more. */
    private void forget() {
        program.getBean(JdbcClient.class).sql("delete from seed_progress").update();
    }

    private Seeds seeds() throws MalformedURLException {
        var files = new PathMatchingResourcePatternResolver(
                new URLClassLoader(new URL[] {root.toUri().toURL()}, null));
        return new Seeds(
                new SeedFiles(files),
                progress,
                program.getBean(Recorder.class),
                ledger,
                program.getBean(LedgerEntries.class),
                program.getBean(JsonMapper.class),
                program.getBean(DefaultCodebook.class));
    }

    private void write(String file, String... lines) throws IOException {
        Path set = Files.createDirectories(root.resolve("seeds/tiny"));
        Files.writeString(set.resolve(file), String.join("\n", lines).replace('\'', '"'));
    }
}
