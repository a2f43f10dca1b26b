package org.demarche.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.demarche.Demarche;
import org.demarche.Heard;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The folder of imports cannot be written to, though the database can. */
class ImportsWithoutRoomTest {
    @TempDir
    Path data;

    @Test
    void areNotTakenIn() throws Exception {
        try (var program = server();
                Heard log = new Heard(Imports.class)) {
            Imports imports = program.getBean(Imports.class);
            Files.createSymbolicLink(data.resolve("imports"), data.resolve("nowhere"));
            refused(Code.UNAVAILABLE, null, () -> begin(imports, "\n"));
            assertThat(imports.list()).isEmpty();
            assertThat(log.events())
                    .singleElement()
                    .satisfies(told -> assertThat(told.getFormattedMessage())
                            .startsWith("What jane sent for an import could not be kept: "));
        }
    }

    @Test
    void endAllTheSameAndAreGoneOnWithAtTheNextStart() throws Exception {
        String job;
        try (var program = server();
                Heard log = new Heard(Imports.class)) {
            Imports imports = program.getBean(Imports.class);
            String before = begin(imports, "no row\n".repeat(1_000_000)).id();
            job = begin(imports, "no row\n").id();
            imports.follow(job, step -> {
                if (step.state() == ImportState.RUNNING) {
                    block(job);
                }
            });
            imports.cancel(before);
            assertThat(ended(imports, job).state()).isEqualTo(ImportState.FINISHED);
            assertThat(log.events())
                    .anySatisfy(told -> assertThat(told.getFormattedMessage()).contains("cannot be kept"));
        }
        Files.delete(inTheWay(job).resolve("file"));
        try (var program = server()) {
            ImportJob again = ended(program.getBean(Imports.class), job);
            assertThat(again.state()).isEqualTo(ImportState.FINISHED);
            assertThat(again.counts().rejected()).isEqualTo(1);
        }
    }

    private void block(String job) {
        try {
            Files.createFile(Files.createDirectories(inTheWay(job)).resolve("file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the state of a job is written before it has its name. */
    private Path inTheWay(String job) {
        return data.resolve("imports/" + job + ".json.part");
    }

    private ConfigurableApplicationContext server() {
        return new SpringApplicationBuilder(Demarche.class).run("--server.port=0", "--demarche.data=" + data);
    }

    private static ImportJob begin(Imports imports, String rows) {
        return imports.begin(
                new Assignment(new CrisisId("niger-2023"), ImportFormat.DEVELOPMENTS, null, "jane", false),
                new ByteArrayInputStream(rows.getBytes(UTF_8)));
    }

    private static ImportJob ended(Imports imports, String job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> imports.find(job).orElseThrow(),
                        found -> found.state().isEnd());
    }
}
