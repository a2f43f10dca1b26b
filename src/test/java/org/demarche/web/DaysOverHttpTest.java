package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The pictures of many days at once are those of each day. */
@Served
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DaysOverHttpTest {
    private static final String SIGNAL = """
            "signals": [{"holder": "days-junta", "subject": "issues/talks", "position": %d, "modality": "WORDS"}],
            """;
    private static final List<String> SHOWN = List.of("holder", "subject", "label", "value", "confidence", "contested");

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeAll
    void record() {
        api = new Api(port);
        crisis = Crisis.open(api, "days");
        api.post(crisis.path("/developments"), crisis.draft("offer", "2023-08-15", SIGNAL.formatted(500)));
        api.post(crisis.path("/developments"), crisis.draft("refusal", "2023-08-10", SIGNAL.formatted(-700)));
        api.post(crisis.path("/developments"), crisis.draft("again", "2023-10-29", SIGNAL.formatted(-900)));
        Map.of("offer", "2023-09-02", "refusal", "2023-08-10", "again", "2023-11")
                .forEach((development, published) ->
                        api.post(crisis.path("/developments/" + development + "/reports"), """
                        {"source": "days-wire", "credibility": 3, "stance": "AFFIRMS", "published": "%s"}""".formatted(published)));
    }

    @Test
    void areThePicturesOfEachDay() {
        replay("/days?from=2023-08-01&until=2024-06-30", "", false);
    }

    @Test
    void goByWhatHadBeenPublishedByTheEndOfEach() {
        replay("/days?from=2023-08-01&until=2024-06-30&follow=true", "&published=", true);
    }

    /** What is denied so often that nothing is left of it is gone from the picture of the day, and from what stands. */
    @Test
    void tellThatAStanceIsGone() {
        Crisis denied = Crisis.open(api, "denied");
        api.post(denied.path("/developments"), denied.draft("rumour", "2023-08-10", ""));
        file(denied, "denied-wire", "AFFIRMS", "2023-08-12");
        for (int witness = 1; witness <= 6; witness++) {
            String source = "denied-witness-" + witness;
            assertThat(api.put("/sources/" + source, "{\"name\": \"A witness\", \"reliability\": \"A\"}")
                            .status())
                    .isEqualTo(201);
            file(denied, source, "DENIES", "2023-08-20");
        }
        assertThat(picture(denied, "2023-08-19&published=2023-08-19")).isOne();
        assertThat(picture(denied, "2023-08-20&published=2023-08-20")).isZero();

        JsonNode changes = api.get(denied.path("/days?from=2023-08-01&until=2023-08-31&follow=true"))
                .json()
                .path("changes");
        assertThat(changes.valueStream()
                        .map(change -> change.path("day").asString() + " "
                                + change.path("label").asString()))
                .hasSize(2)
                .startsWith("2023-08-12 SUPPORTS")
                .endsWith("2023-08-20 UNDECLARED");
        assertThat(changes.path(1).path("value").isNull()).isTrue();
    }

    private void file(Crisis on, String source, String stance, String published) {
        assertThat(api.post(on.path("/developments/rumour/reports"), """
                        {"source": "%s", "credibility": 1, "stance": "%s", "published": "%s"}""".formatted(source, stance, published))
                        .status())
                .isEqualTo(201);
    }

    private int picture(Crisis of, String at) {
        return api.get(of.path("/stances?at=" + at)).json().path("stances").size();
    }

    @Test
    void beginWithTheFirstChangeAndEndAsAsked() {
        JsonNode changes = api.get(crisis.path("/days?at=2023-08-20")).json().path("changes");
        assertThat(changes.path(0).path("day").asString()).isEqualTo("2023-08-10");
        assertThat(changes.path(changes.size() - 1).path("day").asString()).isLessThanOrEqualTo("2023-08-20");
        assertThat(api.get(crisis.path("/days?from=2023-07-01&until=2023-08-09"))
                        .json()
                        .path("changes")
                        .size())
                .isZero();
    }

    @Test
    void areToldWhenTheyDifferFromTheDayBeforeOnly() {
        JsonNode changes = api.get(crisis.path("/days?from=2023-08-01&until=2023-12-31"))
                .json()
                .path("changes");
        Map<String, JsonNode> before = new TreeMap<>();
        for (JsonNode change : changes) {
            Map<String, String> now = shown(change);
            JsonNode last = before.put(
                    change.path("holder").asString() + " "
                            + change.path("subject").asString(),
                    change);
            assertThat(last == null ? Map.of() : shown(last)).isNotEqualTo(now);
        }
    }

    @Test
    void refuseMoreThanThreeYearsAndTwoWaysOfPublication() {
        assertThat(api.get(crisis.path("/days?from=2020-01-01&until=2023-01-04"))
                        .status())
                .isEqualTo(200);
        Answer many = api.get(crisis.path("/days?from=2020-01-01&until=2023-01-05"));
        assertThat(many.status()).isEqualTo(400);
        assertThat(many.json().path("code").asString()).isEqualTo("invalid-parameter");
        assertThat(api.get(crisis.path("/days?follow=true&published=2023-08-15"))
                        .status())
                .isEqualTo(400);
        assertThat(api.get(crisis.path("/days?follow=perhaps")).status()).isEqualTo(400);
        assertThat(api.get("/crises/nowhere/days").status()).isEqualTo(404);
    }

    /** Takes in the changes day by day, and compares what there is with the picture of each day. */
    private void replay(String days, String published, boolean follow) {
        JsonNode changes = api.get(crisis.path(days)).json().path("changes");
        assertThat(changes.size()).isGreaterThan(5);
        Map<String, Map<String, String>> standing = new TreeMap<>();
        int next = 0;
        for (LocalDate day = LocalDate.parse("2023-08-01");
                day.isBefore(LocalDate.parse("2024-07-01"));
                day = day.plusDays(1)) {
            for (;
                    next < changes.size()
                            && changes.path(next).path("day").asString().equals(day.toString());
                    next++) {
                Map<String, String> stance = shown(changes.path(next));
                standing.put(stance.get("holder") + " " + stance.get("subject"), stance);
            }
            if (day.getDayOfMonth() % 5 == 0 || day.getMonthValue() == 8) {
                String at = "/stances?at=" + day + (follow ? published + day : "");
                Map<String, Map<String, String>> picture = new TreeMap<>();
                for (JsonNode stance : api.get(crisis.path(at)).json().path("stances")) {
                    Map<String, String> told = shown(stance);
                    picture.put(told.get("holder") + " " + told.get("subject"), told);
                }
                assertThat(standing).as("%s", day).isEqualTo(picture);
            }
        }
        assertThat(next).isEqualTo(changes.size());
    }

    private static Map<String, String> shown(JsonNode stance) {
        Map<String, String> shown = new TreeMap<>();
        SHOWN.forEach(name -> shown.put(name, stance.path(name).toString()));
        return shown;
    }
}
