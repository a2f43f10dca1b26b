package org.demarche.development;

import static org.demarche.development.Drafts.NIGER;
import static org.demarche.development.Drafts.TALKS;
import static org.demarche.development.Drafts.correcting;
import static org.demarche.development.Drafts.development;
import static org.demarche.development.Drafts.filing;
import static org.demarche.development.Drafts.reported;
import static org.demarche.development.Drafts.reporting;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentsReferToWhatIsKnownTest {
    private static final String REFUSED = """
            UNKNOWN_ACTOR         | initiators[0].actor      | {'initiators': [{'actor': 'nobody'}]}
            UNKNOWN_ACTOR         | initiators[0].onBehalfOf | {'initiators': [{'actor': 'zeine', 'onBehalfOf': 'nobody'}]}
            UNKNOWN_ACTOR         | initiators[1].actor      | {'initiators': [{'actor': 'zeine'}, {'actor': 'nobody'}]}
            UNKNOWN_ACTOR         | targets[1]               | {'targets': ['ecowas', 'nobody']}
            UNKNOWN_ACTOR         | signals[0].holder        | {'signals': [{'holder': 'nobody', 'subject': 'actors/france'}]}
            UNKNOWN_ACTOR         | signals[0].subject       | {'signals': [{'holder': 'zeine', 'subject': 'actors/nobody'}]}
            UNKNOWN_ISSUE         | signals[0].subject       | {'signals': [{'holder': 'zeine', 'subject': 'issues/weather'}]}
            UNKNOWN_TYPE          | type                     | {'type': 'tea-party'}
            UNKNOWN_DEVELOPMENT   | supersedes[1]            | {'supersedes': ['talks-refused', 'no-such']}
            ENDS_WITHOUT_STANDING | ends                     | {'ends': '2023-09'}
            ENDS_WITHOUT_STANDING | ends                     | {'type': 'sanction', 'standing': false, 'ends': '2023-09'}
            ENDS_BEFORE_OCCURRED  | ends                     | {'type': 'sanction', 'ends': '2023-08-14'}
            ENDS_BEFORE_OCCURRED  | ends                     | {'standing': true, 'ends': '2023-08-15T22:59:58Z'}
            INVALID_DATE          | occurred                 | {'occurred': '0000'}
            INVALID_DATE          | deadline                 | {'deadline': '0000-01-01'}
            INVALID_DATE          | ends                     | {'standing': true, 'ends': '0000-01'}
            """;

    private final AggregateTestFixture<Development> development = Drafts.fixture();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = REFUSED)
    void refusesToRecordWhatItDoesNotKnow(Code code, String field, String changes) {
        development.givenNoPriorActivity().when(reporting(changes)).expectException(Refused.with(code, field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = REFUSED)
    void refusesToCorrectIntoWhatItDoesNotKnow(Code code, String field, String changes) {
        development.given(reported()).when(correcting(1, changes)).expectException(Refused.with(code, field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'sanction', 'ends': '2023-09'}",
                "{'type': 'sanction', 'ends': '2023-08-15'}",
                "{'standing': true, 'ends': '2023-08-15T22:59:59Z'}",
                "{'supersedes': ['talks-refused', 'talks-refused']}",
                "{'targets': [], 'signals': []}",
                "{'signals': [{'holder': 'zeine', 'subject': 'actors/france', 'position': null}]}"
            })
    void recordsWhatItKnows(String changes) {
        development.givenNoPriorActivity().when(reporting(changes)).expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesReportsByAnUnknownSource() {
        development
                .givenNoPriorActivity()
                .when(reporting("""
                        {'reports': [{'source': 'afp', 'credibility': 2, 'stance': 'AFFIRMS'},
                                     {'source': 'nobody', 'credibility': 2, 'stance': 'AFFIRMS'}]}"""))
                .expectException(Refused.with(Code.UNKNOWN_SOURCE, "reports[1].source"));
        development
                .given(reported())
                .when(filing("{'source': 'nobody'}"))
                .expectException(Refused.with(Code.UNKNOWN_SOURCE, "source"));
    }

    @Test
    void refusesReportsPublishedOutsideTheCalendarOfTheZone() {
        development
                .givenNoPriorActivity()
                .when(reporting("""
                        {'reports': [{'source': 'afp', 'credibility': 2, 'stance': 'AFFIRMS', 'published': '0000'}]}"""))
                .expectException(Refused.with(Code.INVALID_DATE, "reports[0].published"));
        development
                .given(reported())
                .when(filing("{'published': '0000'}"))
                .expectException(Refused.with(Code.INVALID_DATE, "published"));
    }

    @Test
    void refusesADevelopmentOfACrisisThatIsNotOpen() {
        development
                .givenNoPriorActivity()
                .when(development("{}").toReport(new CrisisId("no-such")))
                .expectException(Refused.with(Code.NOT_FOUND, null));
    }

    @Test
    void findsNothingToCorrectWhereNothingWasRecorded() {
        development
                .givenNoPriorActivity()
                .when(new RetractDevelopment(NIGER, TALKS, "a slip"))
                .expectException(org.axonframework.modelling.command.AggregateNotFoundException.class);
    }
}
