package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.demarche.web.Listening.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.JsonPointer;

/** What is recorded in a crisis is told as it is recorded. */
@Served
@Timeout(120)
class StreamOverHttpTest {
    private static final String DAY = "at=2023-08-31";
    private static final String SIGNAL = """
            "signals": [{"holder": "%s", "subject": "issues/talks", "position": 500, "modality": "WORDS"}],
            """;

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeEach
    void openCrisis() {
        api = new Api(port);
    }

    @Test
    void tellsOnceOfEachEntryByWhichAStanceIsAnotherOrADevelopmentIs() {
        crisis = Crisis.open(api, "streamed");
        revision(api.put("/actors/streamed-cnsp", "{\"name\": \"CNSP\", \"kind\": \"DE_FACTO_AUTHORITY\"}"));
        revision(api.put("/sources/streamed-herald", "{\"name\": \"A herald\", \"reliability\": \"B\"}"));
        post(
                "/developments",
                crisis.draft(
                                "refusal",
                                "2023-08-05",
                                SIGNAL.formatted("streamed-junta").replace("500", "-700"))
                        .replace("streamed-wire", "streamed-herald"));
        try (Listening listening = new Listening(api, crisis.path("/stream?" + DAY))) {
            assertThat(listening.header("Cache-Control")).isEqualTo("no-cache");
            Event begun = listening.next();
            assertThat(begun.name()).isEqualTo("progress");
            assertThat(begun.id()).isEqualTo(Long.toString(api.revision()));
            assertValid("Progress", begun);

            List<Long> revisions = new ArrayList<>();
            revisions.add(
                    post("/developments", crisis.draft("offer", "2023-08-15", SIGNAL.formatted("streamed-junta"))));
            revisions.add(post("/developments", crisis.draft("rumour", "2024-08-15", "")));
            revisions.add(post("/developments/offer/reports", """
                    {"source": "streamed-wire", "credibility": 1, "stance": "AFFIRMS"}"""));
            revisions.add(post("/developments/offer/reports", """
                    {"source": "streamed-wire", "credibility": 3, "stance": "DENIES", "locator": "line 2"}"""));
            revisions.add(revision(api.put(
                    crisis.development("offer"),
                    crisis.correction(
                            "2023-08-16", SIGNAL.formatted("streamed-junta") + "\"reason\": \"a day later\","),
                    "If-Match",
                    "\"1\"")));
            revisions.add(post("/developments/offer/retraction", "{\"reason\": \"invented\"}"));
            revisions.add(post("/developments/offer/reinstatement", "{\"reason\": \"not invented\"}"));
            revisions.add(revision(api.put("/sources/streamed-wire", """
                    {"name": "A wire", "reliability": "D", "reason": "careless"}""")));
            revisions.add(revision(
                    api.post("/actors/streamed-junta/merge-into/streamed-cnsp", "{\"reason\": \"two spellings\"}")));
            revisions.add(revision(api.post("/actors/streamed-junta/separation", "{\"reason\": \"two after all\"}")));
            revisions.add(revision(api.put(crisis.path("/codebook"), """
                    {"halfLifeDays": {"issue": 10, "actor": 20}, "reason": "all is forgotten sooner"}""")));

            List<Event> told = new ArrayList<>();
            do {
                told.add(listening.nextEntry());
            } while (Long.parseLong(told.getLast().id()) < revisions.getLast());
            assertThat(told)
                    .extracting(Event::id)
                    .containsExactlyElementsOf(
                            revisions.stream().map(Object::toString).toList());
            assertThat(told).allSatisfy(event -> {
                assertValid("EntryChanges", event);
                assertThat(event.data().path("revision").asString()).isEqualTo(event.id());
                assertThat(event.data().path("recordedBy").asString()).isEqualTo("local");
                assertThat(event.data().path("at").asString()).isEqualTo("2023-08-31T22:59:59Z");
                assertThat(event.name().equals("recorded"))
                        .isEqualTo(event.data().path("changes").isEmpty());
            });
            assertThat(told)
                    .extracting(event -> event.data().at("/causes/0/kind").asString())
                    .containsExactly(
                            "RECORDED",
                            "RECORDED",
                            "CORROBORATED",
                            "DENIED",
                            "CORRECTED",
                            "RETRACTED",
                            "REINSTATED",
                            "REGRADED",
                            "MERGED",
                            "SEPARATED",
                            "CODEBOOK");
            assertThat(told.get(1).name()).as("of a later day").isEqualTo("recorded");
            assertThat(told.get(1).data().at("/causes/0/development").asString())
                    .isEqualTo("rumour");
            assertThat(told.get(0).data().at("/changes").valueStream())
                    .filteredOn(change -> change.path("subject").asString().equals("issues/talks"))
                    .singleElement()
                    .satisfies(change -> {
                        assertThat(change.path("holder").asString()).isEqualTo("streamed-junta");
                        assertThat(change.at("/from/label").asString()).isEqualTo("STRONGLY_OPPOSES");
                        assertThat(change.at("/to/value").asInt())
                                .isGreaterThan(change.at("/from/value").asInt());
                    });
            assertThat(told.get(8)
                            .data()
                            .at("/changes")
                            .valueStream()
                            .map(change -> change.path("holder").asString()))
                    .contains("streamed-junta", "streamed-cnsp");
            assertThat(told.getLast().data().at("/changes")).isNotEmpty();
        }
    }

    @Test
    void goesByWhenEachWasRecordedWhereNoMomentIsAskedFor() {
        crisis = Crisis.open(api, "recent");
        long before = api.revision();
        post("/developments", crisis.draft("offer", "2023-08-15", ""));
        List<Event> told = Listening.whole(api, crisis.path("/stream?after=" + before));
        assertThat(told)
                .singleElement()
                .satisfies(event -> assertThat(event.data().path("at"))
                        .isEqualTo(event.data().path("recordedAt")));
    }

    @Test
    void saysNothingOfOtherCrises() {
        crisis = Crisis.open(api, "quiet");
        Crisis other = Crisis.open(api, "loud");
        long before = api.revision();
        other.report("shout", "2023-08-15");
        assertThat(Listening.whole(api, crisis.path("/stream?after=" + before))).isEmpty();
        assertThat(Listening.whole(api, other.path("/stream?after=" + before))).hasSize(1);
    }

    @Test
    void isRefusedWhereItCannotBeginThere() {
        crisis = Crisis.open(api, "refused-stream");
        refused(404, "not-found", null, api.get("/crises/nowhere/stream"));
        refused(400, "invalid-parameter", "after", api.get(crisis.path("/stream?after=yesterday")));
        refused(400, "invalid-parameter", "after", api.get(crisis.path("/stream?after=-1")));
        refused(422, "unknown-revision", "after", api.get(crisis.path("/stream?after=999999999")));
        refused(422, "unknown-revision", "after", api.get(crisis.path("/stream?after=" + "9".repeat(30))));
        refused(400, "invalid-header", "Last-Event-ID", api.get(crisis.path("/stream"), "Last-Event-ID", "x1"));
        refused(
                422,
                "unknown-revision",
                "Last-Event-ID",
                api.get(crisis.path("/stream?after=0"), "Last-Event-ID", "999999999"));
        refused(422, "invalid-date", "at", api.get(crisis.path("/stream?at=soon")));
        refused(400, "unknown-parameter", "known", api.get(crisis.path("/stream?known=1")));
        refused(406, "not-acceptable", null, api.get(crisis.path("/stream"), "Accept", "text/csv"));
        assertThat(new RawHttp(port).request("HEAD", "/api/v1" + crisis.path("/stream")))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("retry:");
    }

    private static void refused(int status, String code, @Nullable String field, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        if (field != null) {
            assertThat(answer.json().path("field").asString()).isEqualTo(field);
        }
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private long post(String below, String json) {
        return revision(api.post(crisis.path(below), json));
    }

    private static long revision(Answer written) {
        assertThat(written.status()).as(written.body()).isIn(200, 201);
        return Long.parseLong(written.header("Revision"));
    }

    private static void assertValid(String schema, Event event) {
        Contract.assertValid(JsonPointer.compile("/components/schemas").appendProperty(schema), event.data());
    }
}
