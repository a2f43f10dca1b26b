package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A stance as knowledge grew: each revision by the codebook in force at it, unless one is asked for by name. */
@Served
class RevisionsAreReadByTheirOwnCodebookTest {
    private static final String DAY = "?at=2023-08-31";

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeEach
    void changeTheCodebookBetweenTwoDevelopments() {
        api = new Api(port);
        crisis = Crisis.open(api, "recoded");
        report("offer", "2023-08-15", 500, "WORDS");
        report("refusal", "2023-08-10", -700, "DEED");
        api.put(crisis.path("/codebook"), "{\"modality\": {\"WORDS\": 90}, \"reason\": \"words count more\"}");
        report("second-offer", "2023-08-20", 800, "WORDS");
    }

    @Test
    void showsAtEachRevisionWhatThePinnedQuestionAnswers() {
        JsonNode changes =
                api.get(crisis.path(talks("/revisions" + DAY))).json().path("changes");
        assertThat(changes.size()).isEqualTo(4);
        for (JsonNode change : changes) {
            JsonNode pinned = api.get(crisis.path(
                            talks(DAY + "&known=" + change.path("revision").asLong())))
                    .json();
            assertThat(change.path("to").path("label")).isEqualTo(pinned.path("label"));
            assertThat(change.path("to").path("value")).isEqualTo(pinned.path("value"));
            assertThat(change.path("to").path("weight")).isEqualTo(pinned.path("weight"));
        }
    }

    @Test
    void namesTheCodebookAsACause() {
        assertThat(kinds("/revisions" + DAY)).containsEntry("CODEBOOK", 1).containsEntry("RECORDED", 3);
    }

    @Test
    void isReadByOneCodebookThatIsNamed() {
        assertThat(kinds("/revisions" + DAY + "&codebook=2"))
                .containsEntry("RECORDED", 3)
                .doesNotContainKey("CODEBOOK");
    }

    @Test
    void isFoundAgainByItsBookmark() {
        Answer answer = api.get(crisis.path(talks("/revisions" + DAY)));
        assertThat(answer.link("bookmark")).doesNotContain("codebook=");
        assertThat(api.get(answer.link("bookmark")).body()).isEqualTo(answer.body());
        Answer named = api.get(crisis.path(talks("/revisions" + DAY + "&codebook=1")));
        assertThat(named.link("bookmark")).contains("codebook=1");
        assertThat(api.get(named.link("bookmark")).body()).isEqualTo(named.body());
    }

    private Map<String, Integer> kinds(String question) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        api.get(crisis.path(talks(question)))
                .json()
                .path("changes")
                .forEach(change -> kinds.merge(change.at("/causes/0/kind").asString(), 1, Integer::sum));
        return kinds;
    }

    private void report(String id, String occurred, int position, String modality) {
        String signal = """
                "signals": [{"holder": "%s", "subject": "issues/talks", "position": %d, "modality": "%s"}],
                """.formatted(crisis.id("junta"), position, modality);
        api.post(crisis.path("/developments"), crisis.draft(id, occurred, signal));
    }

    private static String talks(String below) {
        return "/stances/recoded-junta/issues/talks" + below;
    }
}
