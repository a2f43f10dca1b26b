package org.demarche.development;

import static org.demarche.development.Drafts.reported;
import static org.demarche.development.Drafts.reporting;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;

class DevelopmentsAreReportedTest {
    private final AggregateTestFixture<Development> development = Drafts.fixture();

    @Test
    void recordsADevelopmentWithItsFirstReports() {
        development.givenNoPriorActivity().when(reporting("{}")).expectEvents(reported());
    }

    @Test
    void recordsNothingTwice() {
        development
                .given(reported())
                .when(reporting("{}"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void takesAFieldThatIsNullForOneThatIsLeftOut() {
        development
                .given(reported())
                .when(reporting("{'standing': null, 'ends': null, 'supersedes': [], 'place': null}"))
                .expectNoEvents();
    }

    @Test
    void recordsNothingTwiceAfterItWasCorrectedAndRetracted() {
        development
                .given(
                        reported(),
                        new DevelopmentCorrected(
                                Drafts.NIGER,
                                Drafts.TALKS,
                                2,
                                reporting("{'summary': 'Other words.'}").content()),
                        new DevelopmentRetracted(Drafts.NIGER, Drafts.TALKS))
                .when(reporting("{}"))
                .expectNoEvents();
    }

    @Test
    void refusesAnotherDevelopmentOfTheSameId() {
        development
                .given(reported())
                .when(reporting("{'summary': 'Other words.'}"))
                .expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
        development
                .given(reported())
                .when(reporting("{'reports': [{'source': 'afp', 'credibility': 2, 'stance': 'AFFIRMS'}]}"))
                .expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
    }

    @Test
    void recordsAFutureDevelopment() {
        development
                .givenNoPriorActivity()
                .when(reporting("{'occurred': '9998'}"))
                .expectSuccessfulHandlerExecution();
    }
}
