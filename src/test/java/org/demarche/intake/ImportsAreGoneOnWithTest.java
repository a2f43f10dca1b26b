package org.demarche.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.demarche.Demarche;
import org.demarche.crisis.CrisisId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What a server had taken in when it died, as it finds it at its next start. */
class ImportsAreGoneOnWithTest {
    @TempDir
    Path data;

    @Test
    void fromWhatIsOnTheDisk() throws Exception {
        Path folder = Files.createDirectories(data.resolve("imports"));
        keep(folder, "imp-0000000000000001", ImportState.RUNNING);
        try (InputStream rows = Objects.requireNonNull(getClass().getResourceAsStream("/feeds/gdelt-sample.tsv"))) {
            Files.copy(rows, folder.resolve("imp-0000000000000001.rows"));
        }
        keep(folder, "imp-0000000000000002", ImportState.QUEUED);
        keep(folder, "imp-0000000000000003", ImportState.FINISHED);
        Files.writeString(folder.resolve("imp-0000000000000004.part"), "half of what was s", UTF_8);
        Files.writeString(folder.resolve("imp-0000000000000005.json"), "{\"id\": \"imp-00", UTF_8);

        try (ConfigurableApplicationContext program =
                new SpringApplicationBuilder(Demarche.class).run("--server.port=0", "--demarche.data=" + data)) {
            Imports imports = program.getBean(Imports.class);
            ImportJob first = ended(imports, "imp-0000000000000001");
            assertThat(first.state()).isEqualTo(ImportState.FINISHED);
            assertThat(first.counts().recorded()).isEqualTo(17);
            ImportJob lost = ended(imports, "imp-0000000000000002");
            assertThat(lost.state()).isEqualTo(ImportState.FAILED);
            assertThat(lost.reason()).contains("not there any more");
            assertThat(imports.list()).hasSize(3);
            try (var files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "imp-0000000000000001.json",
                                "imp-0000000000000002.json",
                                "imp-0000000000000003.json",
                                "imp-0000000000000005.json");
            }
        }
    }

    private static ImportJob ended(Imports imports, String job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> imports.find(job).orElseThrow(),
                        found -> found.state().isEnd());
    }

    private static void keep(Path folder, String id, ImportState state) throws Exception {
        ImportJob job = new ImportJob(
                id,
                new CrisisId("niger-2023"),
                "gdelt",
                null,
                false,
                state,
                Counts.NONE,
                0,
                "jane",
                Instant.parse("2026-11-26T09:00:00Z"),
                state.isEnd() ? Instant.parse("2026-11-26T09:00:01Z") : null,
                null,
                List.of());
        Files.write(folder.resolve(id + ".json"), JsonMapper.shared().writeValueAsBytes(job));
    }
}
