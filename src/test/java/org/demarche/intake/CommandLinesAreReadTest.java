package org.demarche.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;

import org.demarche.actor.ActorId;
import org.demarche.actor.RegisterActor;
import org.demarche.crisis.AdoptCodebook;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.OpenCrisis;
import org.demarche.crisis.RaiseIssue;
import org.demarche.crisis.SampleCodebook;
import org.demarche.development.CorrectDevelopment;
import org.demarche.development.DevelopmentId;
import org.demarche.development.FileReport;
import org.demarche.development.ReinstateDevelopment;
import org.demarche.development.ReportDevelopment;
import org.demarche.development.RetractDevelopment;
import org.demarche.json.StrictJson;
import org.demarche.kernel.Code;
import org.demarche.kernel.Write;
import org.demarche.source.RegisterSource;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.junit.jupiter.api.Test;

class CommandLinesAreReadTest {
    private static final String CRISIS = "{'crisis': {'id': 'niger-2023', 'title': 'Niger', 'zone': 'Africa/Niamey'}}";
    private static final String FIELDS =
            "'occurred': '2023-08-15', 'type': 'statement', 'summary': 'S.', 'initiators': [{'actor': 'zeine'}]";
    private static final CrisisId NIGER = new CrisisId("niger-2023");
    private static final DevelopmentId TALKS = new DevelopmentId("talks");

    private final CommandLines lines = new CommandLines(StrictJson.mapper(), SampleCodebook.withThreatsWeighing(600));

    @Test
    void readsEntriesOfTheDirectory() {
        assertThat(read("{'source': {'id': 'rfi', 'name': 'RFI', 'reliability': 'B'}}"))
                .isEqualTo(new RegisterSource(new SourceId("rfi"), "RFI", Reliability.B, null, null));
        assertThat(read("{'actor': {'id': 'niger', 'name': 'Niger', 'kind': 'STATE'}}"))
                .isInstanceOfSatisfying(
                        RegisterActor.class, actor -> assertThat(actor.actor()).isEqualTo(new ActorId("niger")));
    }

    @Test
    void putsWhatFollowsIntoTheCrisisOpenedLast() {
        assertThat(read(CRISIS)).isInstanceOf(OpenCrisis.class);
        read("{'crisis': {'id': 'mali-2020', 'title': 'Mali', 'zone': 'Africa/Bamako'}}");

        assertThat(read("{'issue': {'id': 'vote', 'proposition': 'There is a vote.'}}"))
                .isEqualTo(
                        new RaiseIssue(new CrisisId("mali-2020"), new IssueId("vote"), "There is a vote.", null, null));
    }

    @Test
    void readsCodebooks() {
        read(CRISIS);

        assertThat(read("{'codebook': {'credenceCap': 90, 'reason': 'calibrated'}}"))
                .isInstanceOfSatisfying(AdoptCodebook.class, adoption -> {
                    assertThat(adoption.codebook().credenceCap()).isEqualTo(90);
                    assertThat(adoption.reason()).isEqualTo("calibrated");
                });
    }

    @Test
    void readsWhatIsSaidOfDevelopments() {
        read(CRISIS);
        String report = "'source': 'rfi', 'credibility': 2, 'stance': 'AFFIRMS'";

        assertThat(read("{'id': 'talks', " + FIELDS + ", 'reports': [{" + report + "}]}"))
                .isInstanceOf(ReportDevelopment.class);
        assertThat(read("{'report': {'development': 'talks', " + report + "}}")).isInstanceOf(FileReport.class);
        assertThat(read("{'retraction': {'development': 'talks', 'reason': 'invented'}}"))
                .isEqualTo(new RetractDevelopment(NIGER, TALKS, "invented"));
        assertThat(read("{'reinstatement': {'development': 'talks', 'reason': 'seen'}}"))
                .isEqualTo(new ReinstateDevelopment(NIGER, TALKS, "seen"));
    }

    @Test
    void decidesEachCorrectionOnTheVersionThatTheLinesBeforeLedTo() {
        read(CRISIS);

        assertThat(correction("talks").expectedVersion()).isEqualTo(1);
        assertThat(correction("talks").expectedVersion()).isEqualTo(2);
        assertThat(correction("other").expectedVersion()).isEqualTo(1);
    }

    @Test
    void refusesWhatItCannotRead() {
        refused(Code.MALFORMED_JSON, null, () -> read("{"));
        refused(Code.INVALID_VALUE, null, () -> read("[1]"));
        refused(Code.UNKNOWN_FIELD, "wish", () -> read("{'wish': {}}"));
        refused(Code.INVALID_VALUE, "actor", () -> read("{'actor': 3}"));
        refused(Code.MISSING_FIELD, "actor.id", () -> read("{'actor': {'name': 'N', 'kind': 'STATE'}}"));
        refused(Code.INVALID_VALUE, "actor.kind", () -> read("{'actor': {'id': 'n', 'kind': 'STAT'}}"));
        refused(Code.UNKNOWN_FIELD, "source.nam", () -> read("{'source': {'nam': 'N'}}"));
    }

    @Test
    void refusesADevelopmentBeforeAnyCrisis() {
        refused(Code.NOT_FOUND, null, () -> read("{'id': 'talks', " + FIELDS + "}"));
        refused(Code.NOT_FOUND, "issue", () -> read("{'issue': {'id': 'vote', 'proposition': 'P.'}}"));
    }

    private CorrectDevelopment correction(String id) {
        return (CorrectDevelopment) read("{'correction': {'id': '" + id + "', " + FIELDS + ", 'reason': 'a slip'}}");
    }

    private Write read(String line) {
        return lines.read(line.replace('\'', '"'));
    }
}
