package org.demarche.development;

import static org.demarche.Refused.refused;
import static org.demarche.development.Drafts.NIGER;
import static org.demarche.development.Drafts.TALKS;
import static org.demarche.development.Drafts.correcting;
import static org.demarche.development.Drafts.development;
import static org.demarche.development.Drafts.reported;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;

class DevelopmentsAreCorrectedTest {
    private static final DevelopmentCorrected SECOND = corrected(2, "{'summary': 'Second words.'}");

    private final AggregateTestFixture<Development> development = Drafts.fixture();

    @Test
    void replacesTheContent() {
        development
                .given(reported())
                .when(correcting(1, "{'summary': 'Second words.'}"))
                .expectEvents(SECOND);
    }

    @Test
    void countsTheVersions() {
        development
                .given(reported(), SECOND)
                .when(correcting(2, "{'summary': 'Third words.'}"))
                .expectEvents(corrected(3, "{'summary': 'Third words.'}"));
    }

    @Test
    void refusesACorrectionOfAnOlderVersion() {
        development
                .given(reported(), SECOND)
                .when(correcting(1, "{'summary': 'Third words.'}"))
                .expectException(Refused.with(Code.STALE_VERSION, null));
    }

    @Test
    void refusesACorrectionOfAVersionThatIsNotThereYet() {
        development
                .given(reported())
                .when(correcting(2, "{'summary': 'Third words.'}"))
                .expectException(Refused.with(Code.STALE_VERSION, null));
    }

    @Test
    void recordsNothingTwiceHoweverOldTheVersion() {
        development
                .given(reported(), SECOND)
                .when(correcting(1, "{'summary': 'Second words.'}"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void correctsBackToWhatWasReportedFirst() {
        development.given(reported(), SECOND).when(correcting(2, "{}")).expectEvents(corrected(3, "{}"));
    }

    @Test
    void refusesToCorrectWhatIsRetracted() {
        development
                .given(reported(), new DevelopmentRetracted(NIGER, TALKS))
                .when(correcting(1, "{'summary': 'Second words.'}"))
                .expectException(Refused.with(Code.RETRACTED, null));
    }

    @Test
    void refusesToCorrectWithoutAReason() {
        refused(
                Code.REASON_REQUIRED,
                "reason",
                () -> development("{'reports': null}").toCorrection(NIGER, TALKS, 1));
    }

    private static DevelopmentCorrected corrected(int version, String changes) {
        return new DevelopmentCorrected(
                NIGER, TALKS, version, correcting(1, changes).content());
    }
}
