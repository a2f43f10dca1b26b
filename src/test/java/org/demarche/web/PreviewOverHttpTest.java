package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What would come of a write, told before it is handed in, comes of it afterwards; and what would be refused is. */
@Served
class PreviewOverHttpTest {
    private static final String DAY = "2023-08-20";

    private static int crises;

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeEach
    void openACrisis() {
        api = new Api(port);
        crisis = Crisis.open(api, "previewed-" + ++crises);
    }

    @Test
    void comesTrueWhateverIsRecorded() {
        recordsAsPreviewed(crisis.draft("derived", "2023-08-12", ""));
        recordsAsPreviewed(crisis.draft("plain", "2023-08-10", signal(700)));
        recordsAsPreviewed(crisis.draft("standing", "2023-08-11", signal(-900) + "\"standing\": true,"));
        recordsAsPreviewed(
                crisis.draft("instead", "2023-08-15", signal(200) + "\"supersedes\": [\"standing\", \"plain\"],"));
        correctsAsPreviewed("plain", 1, signal(-400));
        correctsAsPreviewed("instead", 1, "");
        correctsAsPreviewed("instead", 2, signal(1000) + "\"supersedes\": [\"derived\"],");
    }

    @Test
    void foreseesNoChangeOfAStanceBeforeItsTime() {
        String summit = crisis.draft("summit", "2099-01-01", signal(1000));
        assertThat(preview(summit).json().path("differences").size()).isZero();
        assertThat(api.post(crisis.path("/developments/preview?at=2099-01-01"), summit)
                        .json()
                        .path("differences")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void tellsTheSignalsAndWhoDerivesThem() {
        JsonNode preview =
                preview(crisis.draft("offer", "2023-08-10", signal(700))).json();
        assertThat(preview.path("signals")
                        .valueStream()
                        .map(signal -> signal.path("derivedBy").asString()))
                .containsExactly("coder", "relation:talks-offer@1");
        assertThat(preview.at("/asOf/at").asString()).isEqualTo(DAY);
        assertThat(api.post(crisis.path("/developments/preview"), crisis.draft("offer", "2023-08-10", ""))
                        .json()
                        .path("differences")
                        .size())
                .as("as of now")
                .isEqualTo(1);
    }

    @Test
    void recordsNothing() {
        crisis.report("first", "2023-08-10");
        long revision = api.revision();
        for (int i = 0; i < 2; i++) {
            assertThat(preview(crisis.draft("second", "2023-08-11", "")).status())
                    .isEqualTo(200);
            assertThat(previewOfCorrection("first", "1", signal(100)).status()).isEqualTo(200);
        }
        assertThat(crisis.report("third", "2023-08-12").header("Revision"))
                .as("nothing came between")
                .isEqualTo(Long.toString(revision + 1));
        assertThat(api.get(crisis.development("second")).status()).isEqualTo(404);
        assertThat(api.get(crisis.development("first")).json().path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void saysOfWhatIsRecordedAlreadyThatNothingChanges() {
        crisis.report("first", "2023-08-10");
        assertThat(preview(crisis.draft("first", "2023-08-10", ""))
                        .json()
                        .path("differences")
                        .size())
                .isZero();
    }

    @Test
    void refusesWhatRecordingRefuses() {
        crisis.report("taken", "2023-08-10");
        String wire = crisis.id("wire");
        for (String draft : List.of(
                crisis.draft("taken", "2023-08-11", ""),
                crisis.draft("new", "2023-13-45", ""),
                crisis.draft("Not An Id", "2023-08-10", ""),
                crisis.draft("new", "2023-08-10", "\"ends\": \"2023-08-01\", \"standing\": true,"),
                crisis.draft("new", "2023-08-10", "\"supersedes\": [\"nowhere\"],"),
                crisis.draft("new", "2023-08-10", "\"supersedes\": [\"new\"],"),
                crisis.draft("new", "2023-08-10", signal(1001)),
                crisis.draft("new", "2023-08-10", signal(1).replace("issues/talks", "issues/nothing")),
                crisis.draft("new", "2023-08-10", "\"unheardOf\": 1,"),
                crisis.draft("new", "2023-08-10", "").replace("talks-offer", "no-type"),
                crisis.draft("new", "2023-08-10", "").replace(crisis.id("junta"), "nobody"),
                crisis.draft("new", "2023-08-10", "").replace(wire, "no-wire"),
                crisis.draft("new", "2023-08-10", "").replace("\"credibility\": 2, ", ""),
                "{",
                "{}")) {
            isRefusedAlike(preview(draft), api.post(crisis.path("/developments"), draft));
        }
        String draft = crisis.draft("new", "2023-08-10", "");
        isRefusedAlike(
                api.post("/crises/nowhere/developments/preview", draft),
                api.post("/crises/nowhere/developments", draft));
    }

    @Test
    void refusesTheCorrectionsThatAreRefused() {
        crisis.report("first", "2023-08-10");
        String path = crisis.path("/developments/preview?correcting=first");
        String correction = correction("");
        isRefusedAlike(api.post(path, correction), api.put(crisis.development("first"), correction));
        isRefusedAlike(previewOfCorrection("first", "2", ""), correct("first", "2", ""));
        isRefusedAlike(previewOfCorrection("nothing", "1", ""), correct("nothing", "1", ""));
        isRefusedAlike(
                previewOfCorrection("first", "1", "\"reports\": [],"), correct("first", "1", "\"reports\": [],"));
        isRefusedAlike(previewOfCorrection("first", "1", signal(2000)), correct("first", "1", signal(2000)));
        api.post(crisis.development("first") + "/retraction", "{\"reason\": \"It was made up.\"}");
        isRefusedAlike(previewOfCorrection("first", "1", ""), correct("first", "1", ""));
    }

    @Test
    void refusesAMomentOrAParameterThatIsNone() {
        String path = crisis.path("/developments/preview");
        String draft = crisis.draft("new", "2023-08-10", "");
        assertThat(api.post(path + "?at=yesterday", draft).field()).isEqualTo("at");
        assertThat(api.post(path + "?known=1", draft).code()).isEqualTo("unknown-parameter");
    }

    @Test
    void tellsOfAProposalWhatItsAcceptanceChanges() {
        crisis = Crisis.open(api, "previewed-by-two", "\"review\": \"FOUR_EYES\"");
        JsonNode preview = preview(crisis.draft("first", "2023-08-10", "")).json();
        assertThat(preview.path("differences").size()).isEqualTo(1);
        assertThat(api.get(crisis.path("/proposals")).json().path("proposals").size())
                .isZero();
        api.post(crisis.path("/developments"), crisis.draft("first", "2023-08-10", ""));
        assertThat(preview(crisis.draft("first", "2023-08-10", "")).json().path("differences"))
                .isEqualTo(preview.path("differences"));
        assertThat(preview(crisis.draft("first", "2023-08-11", "")).code()).isEqualTo("proposal-pending");
    }

    private void recordsAsPreviewed(String draft) {
        JsonNode preview = preview(draft).json();
        Answer recorded = api.post(crisis.path("/developments"), draft);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(preview.path("differences").size()).as(draft).isPositive();
        assertThat(preview.path("differences")).as(draft).isEqualTo(differencesOf(recorded));
    }

    private void correctsAsPreviewed(String id, int version, String more) {
        JsonNode preview =
                previewOfCorrection(id, Integer.toString(version), more).json();
        Answer corrected = correct(id, Integer.toString(version), more);
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(preview.path("differences").size()).isPositive();
        assertThat(preview.path("differences")).isEqualTo(differencesOf(corrected));
    }

    /** What the comparison with the revision before finds. */
    private JsonNode differencesOf(Answer written) {
        long revision = Long.parseLong(written.header("Revision"));
        return api.get(crisis.path("/comparison?at=" + DAY + "&known=" + (revision - 1) + "&toKnown=" + revision))
                .json()
                .path("differences");
    }

    private static void isRefusedAlike(Answer preview, Answer write) {
        assertThat(write.status()).as(write.body()).isGreaterThanOrEqualTo(400);
        assertThat(preview.status()).as(preview.body()).isEqualTo(write.status());
        assertThat(preview.json().path("code")).isEqualTo(write.json().path("code"));
        assertThat(preview.json().path("field")).isEqualTo(write.json().path("field"));
        assertThat(preview.json().path("detail")).isEqualTo(write.json().path("detail"));
    }

    private Answer preview(String draft) {
        return api.post(crisis.path("/developments/preview?at=" + DAY), draft);
    }

    private Answer previewOfCorrection(String id, String version, String more) {
        return api.post(
                crisis.path("/developments/preview?at=" + DAY + "&correcting=" + id),
                correction(more),
                "If-Match",
                "\"" + version + "\"");
    }

    private Answer correct(String id, String version, String more) {
        return api.put(crisis.development(id), correction(more), "If-Match", "\"" + version + "\"");
    }

    private String correction(String more) {
        return crisis.correction("2023-08-14", more + "\"reason\": \"It was a day later.\",");
    }

    private String signal(int position) {
        return """
                "signals": [{"holder": "%s", "subject": "issues/talks", "position": %d, "modality": "WORDS"}],
                """.formatted(crisis.id("junta"), position);
    }
}
