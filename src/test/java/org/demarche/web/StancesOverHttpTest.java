package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The questions about stances, end to end. */
@Served
class StancesOverHttpTest {
    private static final String SIGNAL = """
            "signals": [{"holder": "stances-junta", "subject": "issues/talks", "position": %d, "modality": "WORDS"}],
            """;

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeEach
    void recordAnOfferOfTalks() {
        api = new Api(port);
        crisis = Crisis.open(api, "stances");
        api.post(crisis.path("/developments"), crisis.draft("offer", "2023-08-15", SIGNAL.formatted(500)));
        api.post(crisis.path("/developments"), crisis.draft("refusal", "2023-08-10", SIGNAL.formatted(-700)));
    }

    @Test
    void showsThePictureOfADay() {
        JsonNode before = api.get(crisis.path("/stances?at=2023-08-09")).json();
        JsonNode after = api.get(crisis.path("/stances?at=2023-08-15")).json();
        assertThat(before.path("stances").size()).isZero();
        assertThat(after.path("stances")
                        .valueStream()
                        .map(stance -> stance.path("subject").asString()))
                .containsExactly("actors/stances-union", "issues/talks");
    }

    @Test
    void certifiesAStance() {
        String stance = crisis.path("/stances/stances-junta/issues/talks");
        Answer certificate = api.get(stance + "/certificate?at=2023-08-15&known=" + api.revision());
        assertThat(certificate.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(certificate.header("Revision")).isEqualTo(Long.toString(api.revision()));
        Answer trace = api.get(stance + "/trace?at=2023-08-15&known=" + api.revision());
        assertThat(certificate.json().path("answer")).isEqualTo(trace.json());
        assertThat(certificate.json().path("digest").asString()).isEqualTo(trace.header("Repr-Digest"));
        assertThat(certificate.json().path("entries").size()).isGreaterThan(2);
        assertThat(api.send("HEAD", stance + "/certificate", BodyPublishers.noBody())
                        .status())
                .isEqualTo(200);
        assertThat(api.get(stance + "/certificate?known=1").status()).isEqualTo(404);
        assertThat(api.get(stance + "/certificate?known=99999").status()).isEqualTo(422);
        assertThat(api.get(crisis.path("/stances/nobody/issues/talks/certificate"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get(stance + "/certificate?limit=3").status()).isEqualTo(400);
    }

    @Test
    void filtersThePicture() {
        String day = "/stances?at=2023-08-12&";
        assertThat(size(day + "holder=stances-junta")).isEqualTo(2);
        assertThat(size(day + "holder=stances-union")).isZero();
        assertThat(size(day + "subject=issues/talks")).isEqualTo(1);
        assertThat(size(day + "label=STRONGLY_OPPOSES")).isEqualTo(1);
    }

    @Test
    void tracesAStanceToContributionsThatSumToItsValue() {
        JsonNode trace = api.get(crisis.path(talks("/trace?at=2023-08-20"))).json();
        int sum = trace.path("contributions")
                .valueStream()
                .mapToInt(part -> part.path("contribution").asInt())
                .sum();
        int shares = trace.path("contributions")
                .valueStream()
                .mapToInt(part -> part.path("share").asInt())
                .sum();
        assertThat(trace.path("contributions").size()).isEqualTo(2);
        assertThat(shares).isEqualTo(1_000_000);
        assertThat(sum).isEqualTo(trace.path("value").asInt());
    }

    @Test
    void tellsWhenAStanceChangedInValidTime() {
        JsonNode changes =
                api.get(crisis.path(talks("/timeline?at=2023-08-31"))).json().path("changes");
        assertThat(changes.valueStream().map(change -> change.path("moment").asString()))
                .startsWith("2023-08-10T22:59:59Z", "2023-08-15T22:59:59Z");
        JsonNode one = api.get(crisis.path(talks("/timeline?from=2023-08-12&until=2023-08-16")))
                .json()
                .path("changes");
        assertThat(one.size()).isEqualTo(1);
    }

    @Test
    void givesALongTimelinePageByPage() {
        JsonNode whole =
                api.get(crisis.path(talks("/timeline?at=2024-08-31"))).json().path("changes");
        assertThat(whole.size()).isGreaterThan(2);
        List<JsonNode> pages = new ArrayList<>();
        Answer page = api.get(crisis.path(talks("/timeline?at=2024-08-31&limit=2")));
        page.json().path("changes").forEach(pages::add);
        while (!page.json().path("next").isNull()) {
            page = api.get(page.link("next"));
            assertThat(page.json().path("changes").size()).isBetween(1, 2);
            page.json().path("changes").forEach(pages::add);
        }
        assertThat(pages).containsExactlyElementsOf(whole);
    }

    @Test
    void boundsTheTimelineOfAStanceThatTurnsEveryDay() {
        Crisis slow = Crisis.open(api, "slow");
        api.put(slow.path("/codebook"), "{\"halfLifeDays\": {\"issue\": 36500}, \"reason\": \"slowly\"}");
        String signal = """
                "standing": %s, "signals": [{"holder": "slow-junta", "subject": "issues/talks", "position": %d, "modality": "DEED"}],
                """;
        api.post(slow.path("/developments"), slow.draft("word", "0001-06", signal.formatted(false, -700)));
        api.post(slow.path("/developments"), slow.draft("deed", "0001-06", signal.formatted(true, 500)));
        JsonNode timeline = api.get(slow.path("/stances/slow-junta/issues/talks/timeline?at=2023"))
                .json();
        assertThat(timeline.path("changes").size()).isEqualTo(1_000);
        assertThat(timeline.path("next").isString()).isTrue();
    }

    @Test
    void listsTheChangesOfAllStancesPageByPage() {
        Answer first = api.get(crisis.path("/changes?until=2023-08-31&limit=1"));
        Answer second = api.get(first.link("next"));
        assertThat(first.json().at("/changes/0/moment").asString()).isEqualTo("2023-08-10T22:59:59Z");
        assertThat(second.json().path("changes").size()).isEqualTo(1);
        assertThat(second.json().path("asOf")).isEqualTo(first.json().path("asOf"));
    }

    @Test
    void comparesTwoDays() {
        JsonNode comparison = api.get(crisis.path("/comparison?at=2023-08-14&toAt=2023-08-15"))
                .json();
        assertThat(comparison.propertyNames()).containsExactly("from", "to", "differences");
        assertThat(comparison.at("/from/at").asString()).isEqualTo("2023-08-14");
        assertThat(comparison.at("/to/at").asString()).isEqualTo("2023-08-15");
        assertThat(comparison.path("differences").size()).isPositive();
    }

    @Test
    void comparesWhatWasKnownWithWhatIs() {
        long before = api.revision();
        api.post(crisis.path("/developments"), crisis.draft("late", "2023-08-01", ""));
        Answer comparison = api.get(crisis.path("/comparison?at=2023-08-05&known=" + before));
        assertThat(comparison.json().path("to").path("at").asString()).isEqualTo("2023-08-05");
        assertThat(comparison.json().path("differences").size()).isEqualTo(1);
        assertThat(comparison.link("bookmark")).contains("known=" + before).contains("toKnown=" + (before + 1));
        assertThat(api.get(comparison.link("bookmark")).body()).isEqualTo(comparison.body());
        assertThat(api.get(comparison.link("bookmark")).header("Cache-Control")).contains("immutable");
        api.post(crisis.development("late") + "/retraction", "{\"reason\": \"tidying up\"}");
    }

    @Test
    void answersFourPinnedQuestionsAboutFourStatesOfKnowledge() {
        String path = crisis.development("told");
        Map<String, String> answers = new LinkedHashMap<>();
        pin(answers, api.post(crisis.path("/developments"), crisis.draft("told", "2023-09-01", SIGNAL.formatted(900))));
        pin(
                answers,
                api.put(
                        path,
                        crisis.correction("2023-09-01", "\"reason\": \"misheard\"," + SIGNAL.formatted(-900)),
                        "If-Match",
                        "\"1\""));
        pin(answers, api.post(path + "/retraction", "{\"reason\": \"never said\"}"));
        pin(answers, api.post(path + "/reinstatement", "{\"reason\": \"said after all\"}"));
        assertThat(answers.values()).doesNotHaveDuplicates();
        answers.forEach(
                (question, answer) -> assertThat(api.get(question).body()).isEqualTo(answer));
        api.post(path + "/retraction", "{\"reason\": \"tidying up\"}");
        answers.forEach(
                (question, answer) -> assertThat(api.get(question).body()).isEqualTo(answer));
        JsonNode revisions =
                api.get(crisis.path(talks("/revisions?at=2023-09-01"))).json();
        assertThat(revisions
                        .path("changes")
                        .valueStream()
                        .map(change -> change.at("/causes/0/kind").asString()))
                .endsWith("RECORDED", "CORRECTED", "RETRACTED", "REINSTATED", "RETRACTED");
    }

    @Test
    void tracesAContentToWhoeverWroteIt() {
        String path = crisis.development("rewritten");
        api.post(crisis.path("/developments"), crisis.draft("rewritten", "2023-10-01", SIGNAL.formatted(900)));
        String correction = crisis.correction("2023-10-01", "\"reason\": \"misheard\"," + SIGNAL.formatted(800));
        String corrected = api.put(path, correction, "If-Match", "\"1\"").header("Revision");
        api.post(path + "/retraction", "{\"reason\": \"never said\"}");
        api.post(path + "/reinstatement", "{\"reason\": \"said after all\"}");
        JsonNode newest = api.get(crisis.path(talks("/trace?at=2023-10-01")))
                .json()
                .path("contributions")
                .valueStream()
                .filter(part -> part.path("development").asString().equals("rewritten"))
                .findFirst()
                .orElseThrow();
        assertThat(newest.path("position").asInt()).isEqualTo(800);
        assertThat(newest.path("revision").asString()).isEqualTo(corrected);
        api.post(path + "/retraction", "{\"reason\": \"tidying up\"}");
    }

    @Test
    void givesEveryListAsCsv() {
        for (String path : new String[] {
            "/stances?at=2023-08-20",
            "/changes?until=2023-08-31",
            "/comparison?at=2023-08-01&toAt=2023-08-31",
            talks("/trace?at=2023-08-20"),
            talks("/timeline?until=2023-08-31"),
            talks("/revisions?at=2023-08-20")
        }) {
            Answer csv = api.get(crisis.path(path), "Accept", "text/csv");
            assertThat(csv.status()).isEqualTo(200);
            assertThat(csv.body().lines().count()).as(path).isGreaterThan(1);
        }
    }

    @Test
    void knowsAStanceWithoutEvidence() {
        JsonNode stance =
                api.get(crisis.path("/stances/stances-union/issues/talks")).json();
        assertThat(stance.path("label").asString()).isEqualTo("UNDECLARED");
        assertThat(stance.path("value").isNull()).isTrue();
    }

    private void pin(Map<String, String> answers, Answer written) {
        String question = crisis.path(talks("?at=2023-09-01&known=" + written.header("Revision")));
        answers.put(question, api.get(question).body());
    }

    private int size(String path) {
        return api.get(crisis.path(path)).json().path("stances").size();
    }

    private static String talks(String below) {
        return "/stances/stances-junta/issues/talks" + below;
    }
}
