package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A junta under two spellings, merged and separated: what is answered before, between and after. */
@Served
class MergedActorsOverHttpTest {
    private static final String DAY = "?at=2023-08-31";
    private static final String REASON = "{\"reason\": \"two spellings\"}";

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");
    private String junta = "";
    private String cnsp = "";

    private void recordTwoSpellings(String name) {
        api = new Api(port);
        crisis = Crisis.open(api, name);
        junta = crisis.id("junta");
        cnsp = crisis.id("cnsp");
        api.put("/actors/" + cnsp, "{\"name\": \"CNSP\", \"kind\": \"DE_FACTO_AUTHORITY\"}");
        report("offer", junta, 500);
        report("refusal", cnsp, -700);
    }

    @Test
    void countForTheOtherFromTheMergeUntilTheSeparationAndAtNoOtherRevision() {
        recordTwoSpellings("merged");
        long before = api.revision();
        List<String> answers = pinned(questions(), before);
        Answer merged = api.post(merge(junta), REASON);
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.json().path("id").asString()).isEqualTo(cnsp);
        assertThat(merged.json().path("revision").asLong()).isEqualTo(before + 1);
        assertThat(merged.header("Revision")).isEqualTo(Long.toString(before + 1));

        assertThat(pinned(questions(), before)).isEqualTo(answers);
        assertThat(holders(before)).containsExactly(cnsp, junta);
        assertThat(holders(before + 1)).containsExactly(junta);
        JsonNode trace = api.get(talks(junta, "/trace") + DAY).json();
        assertThat(trace.path("contributions")
                        .valueStream()
                        .map(part -> part.path("development").asString()))
                .containsExactly("refusal", "offer");
        assertThat(api.get(talks(cnsp, "") + DAY).json().path("label").asString())
                .isEqualTo("UNDECLARED");
        assertThat(api.get("/actors/" + cnsp).json().path("mergedInto").asString())
                .isEqualTo(junta);

        long separated = api.post("/actors/" + cnsp + "/separation", REASON)
                .json()
                .path("revision")
                .asLong();
        assertThat(pinned(questions(), before)).isEqualTo(answers);
        assertThat(undated(questions(), separated)).isEqualTo(undated(questions(), before));
        assertThat(kinds(talks(junta, "/revisions") + DAY)).containsExactly("RECORDED", "MERGED", "SEPARATED");
        assertThat(kinds(talks(cnsp, "/revisions") + DAY)).containsExactly("RECORDED", "MERGED", "SEPARATED");
        assertThat(parts(before, separated - 1)).isNotEmpty().containsOnly("MERGED");
        assertThat(parts(separated - 1, separated)).isNotEmpty().containsOnly("SEPARATED");
        assertThat(parts(before, separated)).isEmpty();
    }

    @Test
    void areAnsweredWithTheFirstRevisionWhenTheSameIsAskedAgain() {
        recordTwoSpellings("merged-again");
        Answer merged = api.post(merge(crisis.id("union")), REASON);
        assertThat(api.post(merge(crisis.id("union")), REASON).body()).isEqualTo(merged.body());
        refused(409, "already-merged", api.post(merge(junta), REASON));
        refused(409, "already-merged", api.post(merge(crisis.id("union")), "{\"reason\": \"another\"}"));
        refused(409, "merged-away", api.post("/actors/" + junta + "/merge-into/" + cnsp, REASON));
        Answer separated = api.post("/actors/" + cnsp + "/separation", REASON);
        assertThat(api.post("/actors/" + cnsp + "/separation", REASON).body()).isEqualTo(separated.body());
    }

    private static void refused(int status, String code, Answer answer) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private void report(String id, String holder, int position) {
        String signal = """
                "signals": [{"holder": "%s", "subject": "issues/talks", "position": %d, "modality": "WORDS"}],
                """.formatted(holder, position);
        api.post(
                crisis.path("/developments"),
                crisis.draft(id, "2023-08-15", signal).replace("\"actor\": \"" + junta, "\"actor\": \"" + holder));
    }

    private String merge(String into) {
        return "/actors/" + cnsp + "/merge-into/" + into;
    }

    private String talks(String holder, String below) {
        return crisis.path("/stances/" + holder + "/issues/talks" + below);
    }

    private List<String> questions() {
        return Stream.of(
                        crisis.path("/stances"),
                        crisis.path("/changes"),
                        crisis.path("/developments"),
                        talks(junta, ""),
                        talks(junta, "/trace"),
                        talks(junta, "/timeline"),
                        talks(cnsp, ""),
                        talks(cnsp, "/trace"),
                        talks(cnsp, "/timeline"),
                        "/actors/" + cnsp)
                .map(path -> path + DAY)
                .toList();
    }

    private List<String> pinned(List<String> questions, long revision) {
        return Stream.concat(questions.stream(), Stream.of(talks(junta, "/revisions") + DAY))
                .map(question -> api.get(question + "&known=" + revision))
                .peek(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200))
                .map(Answer::body)
                .toList();
    }

    /** The answers without what says of which revision they are. */
    private List<ObjectNode> undated(List<String> questions, long revision) {
        return questions.stream()
                .map(question -> api.get(question + "&known=" + revision).json())
                .map(answer -> ((ObjectNode) answer).without("asOf"))
                .toList();
    }

    private Stream<String> holders(long revision) {
        return api.get(crisis.path("/stances") + DAY + "&subject=issues/talks&known=" + revision)
                .json()
                .path("stances")
                .valueStream()
                .map(stance -> stance.path("holder").asString());
    }

    private Stream<String> kinds(String question) {
        return api.get(question)
                .json()
                .path("changes")
                .valueStream()
                .map(change -> change.at("/causes/0/kind").asString());
    }

    private List<String> parts(long known, long toKnown) {
        return api.get(crisis.path("/comparison" + DAY + "&toAt=2023-08-31&known=" + known + "&toKnown=" + toKnown))
                .json()
                .path("differences")
                .valueStream()
                .flatMap(difference -> difference.path("parts").valueStream())
                .map(part -> part.path("kind").asString())
                .filter(kind -> !kind.equals("DILUTED"))
                .toList();
    }
}
