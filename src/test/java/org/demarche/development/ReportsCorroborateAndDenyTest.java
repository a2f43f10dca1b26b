package org.demarche.development;

import static org.demarche.development.Drafts.NIGER;
import static org.demarche.development.Drafts.TALKS;
import static org.demarche.development.Drafts.filing;
import static org.demarche.development.Drafts.reported;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ReportsCorroborateAndDenyTest {
    private final AggregateTestFixture<Development> development = Drafts.fixture();

    @Test
    void anAffirmingReportCorroborates() {
        FileReport command = filing("{}");

        development
                .given(reported())
                .when(command)
                .expectEvents(new DevelopmentCorroborated(NIGER, TALKS, 2, command.report()));
    }

    @Test
    void aDenyingReportDenies() {
        FileReport command = filing("{'stance': 'DENIES'}");

        development
                .given(
                        reported(),
                        new DevelopmentCorroborated(
                                NIGER, TALKS, 2, filing("{}").report()))
                .when(command)
                .expectEvents(new DevelopmentDenied(NIGER, TALKS, 3, command.report()));
    }

    @Test
    void anEqualReportRecordsNothing() {
        development
                .given(
                        reported(),
                        new DevelopmentDenied(
                                NIGER, TALKS, 2, filing("{'stance': 'DENIES'}").report()))
                .when(filing("{'stance': 'DENIES'}"))
                .expectNoEvents();
        development
                .given(reported())
                .when(filing("{'source': 'seed-article', 'credibility': 2}"))
                .expectNoEvents();
    }

    @Test
    void aReportOnARetractedDevelopmentIsKept() {
        FileReport command = filing("{}");

        development
                .given(reported(), new DevelopmentRetracted(NIGER, TALKS))
                .when(command)
                .expectEvents(new DevelopmentCorroborated(NIGER, TALKS, 2, command.report()));
    }
}
