package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How alike the actors of the Niger crisis are and of how much one mind its blocs, when the ultimatum ended and two weeks later:
 * as it is answered page by page, as decimals make it of the picture, and as it was approved, computed with fractions elsewhere.
 */
class NigerTogetherTest {
    private static final List<String> DAYS = List.of("2023-08-06", "2023-08-20");
    private static final List<String> GROUPS = List.of("eccas", "ecowas", "waemu", "western-nations");

    @ParameterizedTest
    @EnumSource(Databases.class)
    void isWhatWasApproved(Databases database) {
        try (var program = new SpringApplicationBuilder(Demarche.class)
                        .run(
                                "--server.port=0",
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.user,
                                "--spring.datasource.password=" + database.password);
                HttpClient http = HttpClient.newHttpClient()) {
            Asked asked = new Asked(
                    http, Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port")));
            for (String day : DAYS) {
                TogetherInDecimals decimals =
                        new TogetherInDecimals(asked.get("/stances?at=" + day).path("stances"));
                assertThat(decimals.alignment()).isEqualTo(approved("alignment", day));
                assertThat(asked.pairs(day, "")).isEqualTo(approved("alignment", day));
                assertThat(asked.pairs(day, "&actor=niger-junta"))
                        .isNotEmpty()
                        .isEqualTo(approved("alignment", day).stream()
                                .filter(line -> List.of(line.split(",", 3)).contains("niger-junta"))
                                .toList());
                List<String> told = new ArrayList<>();
                for (String group : GROUPS) {
                    JsonNode answer = asked.get("/groups/" + group + "?at=" + day);
                    Set<String> members = answer.path("members")
                            .valueStream()
                            .map(JsonNode::asString)
                            .collect(toSet());
                    List<String> stances = answer.path("stances")
                            .valueStream()
                            .map(NigerTogetherTest::stance)
                            .toList();
                    assertThat(stances).isEqualTo(decimals.group(members));
                    stances.forEach(line -> told.add(group + "," + line));
                }
                assertThat(told).isEqualTo(approved("groups", day));
            }
            assertThat(asked.members("2025-01-29")).contains("mali", "niger", "senegal");
            assertThat(asked.members("2025-01-30")).contains("senegal").doesNotContain("mali", "niger");
            assertThat(asked.members("1975-05-27")).isEmpty();
        }
    }

    private record Asked(HttpClient http, int port) {
        JsonNode get(String below) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/crises/niger-2023" + below);
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", TestTokens.bearer(port))
                                .build(),
                        BodyHandlers.ofString(UTF_8));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                return JsonMapper.shared().readTree(answer.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        List<String> pairs(String day, String more) {
            String question = "/alignment?limit=7&at=" + day + more;
            List<String> lines = new ArrayList<>();
            JsonNode page = get(question);
            page.path("pairs").forEach(pair -> lines.add(pair(pair)));
            while (!page.path("next").isNull()) {
                page = get(question + "&cursor=" + page.path("next").asString());
                assertThat(page.path("pairs").size()).isBetween(1, 7);
                page.path("pairs").forEach(pair -> lines.add(pair(pair)));
            }
            return lines;
        }

        List<String> members(String day) {
            return get("/groups/ecowas?at=" + day)
                    .path("members")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
        }
    }

    private static String pair(JsonNode pair) {
        return String.join(
                ",",
                pair.path("one").asString(),
                pair.path("other").asString(),
                pair.path("likeness").isNull() ? "" : pair.path("likeness").toString(),
                pair.path("issues").toString(),
                toward(pair.path("oneToward")),
                toward(pair.path("otherToward")));
    }

    private static String toward(JsonNode stance) {
        return stance.isNull()
                ? ""
                : stance.path("label").asString() + " " + stance.path("value").asInt();
    }

    private static String stance(JsonNode stance) {
        return String.join(
                ",",
                stance.path("subject").asString(),
                stance.path("members").toString(),
                stance.path("mean").toString(),
                stance.path("cohesion").toString(),
                String.join(
                        " ",
                        stance.path("dissenters")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
    }

    private static List<String> approved(String what, String day) {
        String name = "/golden/niger-" + what + "-" + day + ".csv";
        try (InputStream file = Objects.requireNonNull(NigerTogetherTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
