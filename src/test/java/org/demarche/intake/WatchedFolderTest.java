package org.demarche.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.demarche.Demarche;
import org.demarche.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder that is looked at, look by look. */
class WatchedFolderTest {
    @TempDir
    Path data;

    @TempDir
    Path folder;

    @Test
    void takesWhatHasNotChangedSinceTheLookBefore() throws Exception {
        try (ConfigurableApplicationContext program =
                new SpringApplicationBuilder(Demarche.class).run("--server.port=0", "--demarche.data=" + data)) {
            JsonMapper json = program.getBean(JsonMapper.class);
            assertThat(program.getBeanProvider(WatchedFolder.class).getIfAvailable())
                    .as("unless it is set")
                    .isNull();
            WatchedFolder watched =
                    new WatchedFolder(folder, program.getBean(Importer.class), json, program.getBean(Clock.class));
            Path gdelt = Files.createDirectories(folder.resolve("niger-2023/gdelt"));
            Path rows = gdelt.resolve("rows.tsv");
            try (InputStream sample =
                    Objects.requireNonNull(getClass().getResourceAsStream("/feeds/gdelt-sample.tsv"))) {
                Files.copy(sample, rows);
            }
            Files.writeString(gdelt.resolve(".hidden"), "not yet", UTF_8);
            Path nowhere =
                    Files.createDirectories(folder.resolve("nowhere/gdelt")).resolve("rows.tsv");
            Files.copy(rows, nowhere);
            Path unmapped = Files.createDirectories(folder.resolve("niger-2023/csv-none"))
                    .resolve("rows.csv");
            Files.writeString(unmapped, "a,b", UTF_8);

            long before = program.getBean(Ledger.class).visible();
            watched.look();
            assertThat(program.getBean(Ledger.class).visible())
                    .as("it might still grow")
                    .isEqualTo(before);
            assertThat(rows).exists();

            watched.look();
            assertThat(rows).doesNotExist();
            assertThat(gdelt.resolve("done/rows.tsv")).exists();
            JsonNode report = json.readTree(Files.readString(gdelt.resolve("done/rows.tsv.report.json")));
            assertThat(report.path("state").asString()).isEqualTo("FINISHED");
            assertThat(report.path("counts").path("recorded").asInt()).isEqualTo(17);
            assertThat(report.path("rejectedRows").size()).isEqualTo(2);
            assertThat(program.getBean(Ledger.class).visible()).isGreaterThan(before);
            assertThat(failed(nowhere, json)).startsWith("not-found: ");
            assertThat(failed(unmapped, json)).startsWith("invalid-parameter: ");
            assertThat(gdelt.resolve(".hidden")).exists();
        }
    }

    private static String failed(Path file, JsonMapper json) throws Exception {
        assertThat(file).doesNotExist();
        Path failed = file.resolveSibling("failed");
        assertThat(failed.resolve(file.getFileName())).exists();
        return json.readTree(Files.readString(failed.resolve(file.getFileName() + ".report.json")))
                .path("reason")
                .asString();
    }

    @Test
    void isWatchedByAServerThatIsTold() throws Exception {
        Path rows = Files.createDirectories(folder.resolve("niger-2023/gdelt")).resolve("rows.tsv");
        try (InputStream sample = Objects.requireNonNull(getClass().getResourceAsStream("/feeds/gdelt-sample.tsv"))) {
            Files.copy(sample, rows);
        }
        try (ConfigurableApplicationContext program = new SpringApplicationBuilder(Demarche.class)
                .run("--server.port=0", "--demarche.data=" + data, "--demarche.intake.watch=" + folder)) {
            assertThat(program.getBean(WatchedFolder.class).isRunning()).isTrue();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Files.exists(rows.resolveSibling("done/rows.tsv")));
        }
    }
}
