package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How a write is answered. */
@Served
class WritesOverHttpTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeEach
    void openCrisis() {
        api = new Api(port);
        crisis = Crisis.open(api, "writes");
    }

    @Test
    void answersSomethingNewWithItsPlaceAndTheRevisionFromWhichReadsSeeIt() {
        long before = api.revision();
        Answer answer = crisis.report("new", "2023-08-15");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1" + crisis.development("new"));
        assertThat(answer.json().path("id").asString()).isEqualTo("new");
        assertThat(answer.json().path("revision").asLong()).isEqualTo(before + 1);
        assertThat(answer.header("Revision")).isEqualTo(Long.toString(before + 1));
        assertThat(api.get(answer.header("Location") + "?known=" + (before + 1)).status())
                .isEqualTo(200);
        assertThat(api.get(answer.header("Location") + "?known=" + before).status())
                .isEqualTo(404);
    }

    @Test
    void answersARepeatedWriteWithTheRevisionOfTheFirst() {
        Answer first = crisis.report("twice", "2023-08-15");
        Answer second = crisis.report("twice", "2023-08-15");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void keepsWhatAFeedHasCoded() {
        String codes = "\"codes\": {\"QuadClass\": \"1\", \"EventCode\": \"036\"}, ";
        String draft = crisis.draft("coded", "2023-08-15", codes + "\"flags\": [\"suspect-date\", \"suspect-date\"], ");
        assertThat(api.post(crisis.path("/developments"), draft).status()).isEqualTo(201);
        String body = api.get(crisis.development("coded")).body();
        assertThat(body)
                .contains("\"codes\":{\"EventCode\":\"036\",\"QuadClass\":\"1\"},\"flags\":[\"suspect-date\"],");
        assertThat(api.post(crisis.path("/developments"), draft).status()).isEqualTo(200);
        assertThat(api.post(crisis.path("/developments"), draft.replace("036", "037"))
                        .status())
                .isEqualTo(409);
        crisis.report("plain", "2023-08-15");
        assertThat(api.get(crisis.development("plain")).body())
                .as("answers of before are the same to the octet")
                .doesNotContain("codes", "flags");
    }

    @Test
    void doesNotWaitForWhoeverPrefersNotTo() {
        Answer answer = api.post(
                crisis.path("/developments"), crisis.draft("hurried", "2023-08-15", ""), "Prefer", "respond-async");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"id\":\"hurried\"}");
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(answer.headers().firstValue("Revision")).isEmpty();
    }

    @Test
    void answersARepetitionWithTheFirstEvenToWhoeverPrefersNotToWait() {
        Answer first = crisis.report("repeated-in-haste", "2023-08-15");
        Answer again = api.post(
                crisis.path("/developments"),
                crisis.draft("repeated-in-haste", "2023-08-15", ""),
                "Prefer",
                "respond-async");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("revision")).isEqualTo(first.json().path("revision"));
    }

    @Test
    void takesPastedLinesAsLines() {
        String pasted = crisis.draft("pasted", "2023-08-15", "")
                .replace("The junta offers talks.", "The junta\\r\\noffers talks.");
        assertThat(api.post(crisis.path("/developments"), pasted).status()).isEqualTo(201);
        assertThat(api.get(crisis.development("pasted")).json().path("summary").asString())
                .isEqualTo("The junta\noffers talks.");
        assertThat(api.post(crisis.path("/developments"), pasted.replace("\\r", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesBackACodebookAsItWasGiven() {
        String path = crisis.path("/codebook");
        api.put(path, "{\"credenceCap\": 90, \"reason\": \"doubt\"}");
        Answer given = api.get(path);
        Answer same = api.put(path, given.body());
        assertThat(same.json().path("revision")).isEqualTo(given.json().path("revision"));
        api.put(path, given.body().replace("\"credenceCap\":90", "\"credenceCap\":91"));
        assertThat(api.get(path).json().path("credenceCap").asInt()).isEqualTo(91);
        assertThat(api.get(path).json().path("types")).isEqualTo(given.json().path("types"));
    }

    @Test
    void correctsTheVersionThatIsNamed() {
        crisis.report("corrected", "2023-08-15");
        String path = crisis.development("corrected");
        Answer answer = api.put(path, crisis.correction("2023-08-14", "\"reason\": \"misread\","), "If-Match", "\"1\"");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(api.get(path).json().path("version").asInt()).isEqualTo(2);
        assertThat(api.get(path).json().path("reports").size()).isEqualTo(1);
    }

    @Test
    void retractsAndReinstates() {
        crisis.report("retracted", "2023-08-15");
        String path = crisis.development("retracted");
        assertThat(api.post(path + "/retraction", "{\"reason\": \"withdrawn\"}").status())
                .isEqualTo(200);
        assertThat(api.get(path).json().path("status").asString()).isEqualTo("RETRACTED");
        assertThat(api.post(path + "/reinstatement", "{\"reason\": \"another one\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(path).json().path("status").asString()).isEqualTo("RECORDED");
        assertThat(api.get(path + "/history")
                        .json()
                        .path("history")
                        .valueStream()
                        .map(entry -> entry.path("event").asString()))
                .containsExactly("REPORTED", "RETRACTED", "REINSTATED");
    }

    @Test
    void filesAReportOnce() {
        crisis.report("denied", "2023-08-15");
        String denial = "{\"source\": \"%s\", \"credibility\": 3, \"stance\": \"DENIES\"}".formatted(crisis.id("wire"));
        Answer first = api.post(crisis.development("denied") + "/reports", denial);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo("/api/v1" + crisis.development("denied"));
        assertThat(api.post(crisis.development("denied") + "/reports", denial).status())
                .isEqualTo(200);
    }

    @Test
    void writesDownWhoAskedUnderTheCorrelationIdOfTheCaller() {
        assertThat(api.get("/sources", "X-Correlation-Id", "case-17").header("X-Correlation-Id"))
                .isEqualTo("case-17");
        Answer refused = api.get("/sources/none", "X-Correlation-Id", "case-18");
        assertThat(refused.json().path("correlationId").asString()).isEqualTo("case-18");
    }

    @Test
    void replacesACorrelationIdThatIsNotPlain() {
        assertThat(api.get("/sources", "X-Correlation-Id", "a b<script>").header("X-Correlation-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void adoptsTheNextVersionOfACodebook() {
        Answer answer =
                api.put(crisis.path("/codebook"), "{\"halfLifeDays\": {\"issue\": 45}, \"reason\": \"they last\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(api.get(crisis.path("/codebook"))
                        .json()
                        .at("/halfLifeDays/issue")
                        .asInt())
                .isEqualTo(45);
        assertThat(api.get(crisis.path("/codebook?version=1"))
                        .json()
                        .at("/halfLifeDays/issue")
                        .asInt())
                .isEqualTo(30);
    }
}
