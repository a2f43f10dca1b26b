package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** As known before it was opened there is no crisis, whatever is asked about it, and whenever it is asked. */
@Served
class CrisesAreKnownFromTheirOpeningOnTest {
    private static final String BEFORE = "?at=2023-08-15&known=";

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");
    private long opened;

    @BeforeEach
    void openACrisis() {
        api = new Api(port);
        crisis = Crisis.open(api, "opened");
        crisis.report("offer", "2023-08-15");
        opened = api.get(crisis.path("")).json().path("revision").asLong();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/issues",
                "/issues/talks",
                "/codebook",
                "/developments",
                "/developments/offer",
                "/developments/offer/history",
                "/stances",
                "/stances/opened-junta/actors/opened-union",
                "/stances/opened-junta/actors/opened-union/trace",
                "/stances/opened-junta/actors/opened-union/timeline",
                "/stances/opened-junta/actors/opened-union/revisions",
                "/changes"
            })
    void isNotFoundBefore(String path) {
        Answer answer = api.get(crisis.path(path + BEFORE + (opened - 1)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
        assertThat(answer.field()).isEqualTo("crisis");
        assertThat(answer.headers().firstValue("Cache-Control")).isEmpty();
        assertThat(api.get(crisis.path(path + BEFORE + opened)).field()).isNotEqualTo("crisis");
    }

    @Test
    void answersAPinnedQuestionTheSameOnceItIsOpen() {
        Crisis later = new Crisis(api, "opened-later");
        String question = later.path("/stances" + BEFORE + api.revision());
        String before = problem(api.get(question));
        Crisis.open(api, later.name());
        assertThat(problem(api.get(question))).isEqualTo(before);
    }

    @Test
    void tellsWhatIsKnownSinceNothingWas() {
        JsonNode comparison =
                api.get(crisis.path("/comparison?at=2023-08-15&known=0")).json();
        assertThat(comparison.at("/from/codebook").isNull()).isTrue();
        assertThat(comparison.path("differences").size()).isEqualTo(1);
        JsonNode difference = comparison.at("/differences/0");
        assertThat(difference.at("/from/label").asString()).isEqualTo("UNDECLARED");
        assertThat(difference.at("/parts/0/kind").asString()).isEqualTo("RECORDED");
        JsonNode backwards =
                api.get(crisis.path("/comparison?at=2023-08-15&toKnown=0")).json();
        assertThat(backwards.at("/differences/0/to/label").asString()).isEqualTo("UNDECLARED");
    }

    @Test
    void comparesNothingWithNothing() {
        Answer answer = api.get(crisis.path("/comparison" + BEFORE + "0&toKnown=" + (opened - 1)));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void readsAnOldRevisionByALaterCodebookOnceThereIsOne() {
        String question = crisis.path("/stances" + BEFORE + opened + "&codebook=2");
        assertThat(api.get(question).code()).isEqualTo("unknown-codebook");
        api.put(crisis.path("/codebook"), "{\"credenceCap\": 90, \"reason\": \"doubt\"}");
        Answer answer = api.get(question);
        assertThat(answer.json().at("/asOf/codebook").asInt()).isEqualTo(2);
        assertThat(answer.header("Cache-Control")).contains("immutable");
    }

    /** What a problem says, without the id of the one request. */
    private static String problem(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        return answer.body().replaceAll("\"correlationId\":\"[^\"]+\"", "");
    }
}
