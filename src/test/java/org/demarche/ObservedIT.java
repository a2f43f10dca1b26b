package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request is found by one id in its answer, in the log, which is JSON, in its trace, and in what it recorded. */
class ObservedIT {
    private static final String SOURCE = "{\"name\": \"A wire\", \"reliability\": \"B\"}";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    static Path data;

    private static Collector collector;
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        collector = new Collector();
        server = Server.start(
                data,
                "--demarche.seeds=none",
                "--logging.structured.format.console=ecs",
                "--logging.level.org.demarche.web=debug",
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint());
    }

    @AfterAll
    static void stop() {
        server.close();
        collector.close();
    }

    @Test
    void aRefusalHasTheIdOfItsAnswerInTheLogAndInItsTrace() throws Exception {
        String id = json(server.put("sources/refused", "{}").body())
                .path("correlationId")
                .asString();
        assertThat(id).isNotEmpty();
        assertThat(objects(server.log()))
                .filteredOn(line -> line.path("correlationId").asString("").equals(id))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("log").path("level").asString()).isEqualTo("DEBUG");
                    assertThat(line.path("message").asString())
                            .contains("PUT /api/v1/sources/refused refused: missing-field");
                    assertThat(line.path("traceId").asString()).matches("[0-9a-f]{32}");
                    assertThat(collector.awaitSpan(id))
                            .contains(octets(line.path("traceId").asString()));
                });
    }

    @Test
    void aWriteIsASpanOfItsCallersTraceAndOfThatNothingIsRecorded() throws Exception {
        HttpResponse<String> answer = server.put(
                "sources/traced",
                SOURCE,
                "X-Correlation-Id",
                "case-8",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(answer.statusCode()).isEqualTo(201);

        assertThat(collector.awaitSpan("case-8"))
                .contains(octets(TRACE), "http put /api/v1/sources/{source}", "append RegisterSource");
        String ledger = server.get("export").body();
        assertThat(ledger).doesNotContain(TRACE).doesNotContainIgnoringCase("trace\"");
        assertThat(objects(ledger)).singleElement().satisfies(entry -> {
            JsonNode metadata = entry.path("metadata");
            assertThat(metadata.path("correlationId").asString()).isEqualTo("case-8");
            assertThat(metadata.propertyNames()).containsExactlyInAnyOrder("who", "correlationId", "causationId");
        });
    }

    /** As an id is sent. */
    private static String octets(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private static List<JsonNode> objects(String lines) {
        return lines.lines().<JsonNode>map(ObservedIT::json).toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
