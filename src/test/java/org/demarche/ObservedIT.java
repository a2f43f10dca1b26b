package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request is found by one id in its answer, in the log, which is JSON, and in what it recorded. */
class ObservedIT {
    private static final String SOURCE = "{\"name\": \"A wire\", \"reliability\": \"B\"}";

    @TempDir
    Path data;

    @Test
    void oneIdIsInTheAnswerTheLogAndTheEvent() throws Exception {
        try (Server server = Server.start(
                data,
                "--demarche.seeds=none",
                "--logging.structured.format.console=ecs",
                "--logging.level.org.demarche.web=debug")) {
            String refused = json(server.put("sources/wire", "{}").body())
                    .path("correlationId")
                    .asString();
            server.put("sources/wire", SOURCE, "X-Correlation-Id", "case-8");

            assertThat(refused).isNotEmpty();
            assertThat(objects(server.log()))
                    .filteredOn(line -> line.path("correlationId").asString("").equals(refused))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("log").path("level").asString()).isEqualTo("DEBUG");
                        assertThat(line.path("message").asString())
                                .contains("PUT /api/v1/sources/wire refused: missing-field");
                    });
            assertThat(objects(server.get("export").body()))
                    .singleElement()
                    .satisfies(entry -> assertThat(
                                    entry.path("metadata").path("correlationId").asString())
                            .isEqualTo("case-8"));
        }
    }

    private static List<JsonNode> objects(String lines) {
        return lines.lines().<JsonNode>map(ObservedIT::json).toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
