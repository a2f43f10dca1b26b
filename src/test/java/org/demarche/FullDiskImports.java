package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports of real processes whose files can grow no more in the middle of it. */
class FullDiskImports {
    private static final int ROWS = 1_300;
    /** More than an empty store takes, and less than one with the rows. */
    private static final int KILOBYTES = 2_000;

    private static final String IMPORTS = "crises/niger-2023/imports?format=gdelt";

    @TempDir
    Path folder;

    @TempDir
    static Path undisturbed;

    private static Path file = Path.of("");
    private static SortedSet<String> whole = new TreeSet<>();

    private Path data = Path.of("");

    @BeforeAll
    static void importWithRoom() throws Exception {
        file = RealRows.file(undisturbed, ROWS);
        whole = RealRows.undisturbed(undisturbed, file);
    }

    @BeforeEach
    void makeAStore() {
        data = folder.resolve("data");
        RealRows.seed("--demarche.data=" + data);
    }

    @Test
    void endWithASentenceAndAreMadeWholeByTheSameCommand() throws Exception {
        String[] command = {
            "import", "--crisis=niger-2023", "--format=gdelt", "--demarche.data=" + data, file.toString()
        };
        Finished full = Finished.program(Server.within(KILOBYTES), command);
        assertThat(full.status()).as(full.output()).isEqualTo(1);
        assertThat(full.output())
                .startsWith("demarche: The database does not answer or cannot write: ")
                .endsWith("when that is mended, the same command records the rest.\n")
                .hasLineCount(1);
        Set<String> kept = recorded();

        Finished again = Finished.program(command);
        assertThat(again.status()).as(again.output()).isZero();
        assertThat(recorded()).containsAll(kept).isEqualTo(whole);
    }

    @Test
    void endTheServerAndAreGoneOnWithAtItsNextStart() throws Exception {
        String job;
        long counted = 0;
        try (Server server = Server.startWithin(KILOBYTES, data)) {
            Path large = Files.write(folder.resolve("large"), new byte[KILOBYTES * 1_024 + 1]);
            assertThat(server.post(IMPORTS, large).body()).contains("\"unavailable\"", "could not be kept");
            assertThat(data.resolve("imports")).isEmptyDirectory();

            JsonNode now = json(server.post(IMPORTS, file));
            job = "imports/" + now.path("id").asString();
            try {
                while (now.path("endedAt").isNull()) {
                    counted = now.path("recorded").asLong();
                    now = json(server.get(job));
                }
                assertThat(now.path("reason").asString()).startsWith("unavailable: The database does not");
            } catch (IOException ended) {
                assertThat(server.awaitEnd()).as(server.log()).isEqualTo(1);
                assertThat(server.log()).contains("status 1. The database does not answer or cannot write: ");
            }
        }
        assertThat(recorded().stream().filter(event -> event.contains("/developments/gdelt-")))
                .as("what was counted")
                .hasSizeGreaterThanOrEqualTo((int) counted);
        try (Server server = Server.start(data)) {
            assertThat(ended(server, job).path("state").asString()).isIn("FINISHED", "FAILED");
            String again =
                    "imports/" + json(server.post(IMPORTS, file)).path("id").asString();
            assertThat(ended(server, again).path("state").asString()).isEqualTo("FINISHED");
        }
        assertThat(recorded()).isEqualTo(whole);
    }

    private static JsonNode ended(Server server, String job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> json(server.get(job)), now -> !now.path("endedAt").isNull());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JsonMapper.shared().readTree(answer.body());
    }

    private Set<String> recorded() throws IOException {
        return RealRows.recorded(data.resolve("ledger.jsonl"));
    }
}
