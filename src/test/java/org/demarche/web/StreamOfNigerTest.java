package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.demarche.web.Listening.Event;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The stream of the Niger crisis is one, wherever it was broken off, and on whichever server it is read. */
@Timeout(300)
class StreamOfNigerTest {
    private static final String STREAM = "/crises/niger-2023/stream?after=0&at=2023-08-20";

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void goesOnAfterEveryEntryAlsoOnAnotherServer(Databases database) {
        String url = database.url();
        List<Event> whole;
        try (var program = start(database, url)) {
            Api api = new Api(port(program));
            whole = Listening.whole(api, STREAM);
            assertThat(whole).hasSizeGreaterThan(50);
            assertThat(whole)
                    .extracting(event -> Long.valueOf(event.id()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(replayed(whole)).isEqualTo(picture(api));
            for (int read = 1; read <= whole.size(); read++) {
                assertThat(Listening.whole(
                                api,
                                STREAM,
                                "Last-Event-ID",
                                whole.get(read - 1).id()))
                        .as("after the event %s", read)
                        .isEqualTo(whole.subList(read, whole.size()));
            }
        }
        try (var program = start(database, url)) {
            Api api = new Api(port(program));
            String last = whole.get(20).id();
            try (Listening listening = new Listening(api, STREAM, "Last-Event-ID", last)) {
                for (Event event : whole.subList(21, whole.size())) {
                    assertThat(listening.next()).isEqualTo(event);
                }
                assertThat(listening.next().name()).isEqualTo("progress");
                Answer retracted = api.post(
                        "/crises/niger-2023/developments/ecowas-ultimatum-2023-07-30/retraction",
                        "{\"reason\": \"to see what becomes of it\"}");
                assertThat(listening.nextEntry().id()).isEqualTo(retracted.header("Revision"));
            }
        }
    }

    private static Map<String, List<JsonNode>> replayed(List<Event> events) {
        Map<String, List<JsonNode>> stances = new HashMap<>();
        for (Event event : events) {
            for (JsonNode change : event.data().path("changes")) {
                put(stances, change, change.path("to"));
            }
        }
        return stances;
    }

    private static Map<String, List<JsonNode>> picture(Api api) {
        Map<String, List<JsonNode>> stances = new HashMap<>();
        api.get("/crises/niger-2023/stances?at=2023-08-20")
                .json()
                .path("stances")
                .forEach(stance -> put(stances, stance, stance));
        assertThat(stances).hasSizeGreaterThan(20);
        return stances;
    }

    private static void put(Map<String, List<JsonNode>> stances, JsonNode track, JsonNode stance) {
        stances.put(
                track.path("holder").asString() + " " + track.path("subject").asString(),
                List.of(stance.path("label"), stance.path("value")));
    }

    private ConfigurableApplicationContext start(Databases database, String url) {
        return new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.data=" + data,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + database.user,
                        "--spring.datasource.password=" + database.password);
    }

    private static int port(ConfigurableApplicationContext program) {
        return Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
