package org.demarche.development;

import static org.demarche.Refused.refused;
import static org.demarche.development.Drafts.NIGER;
import static org.demarche.development.Drafts.TALKS;
import static org.demarche.development.Drafts.reported;

import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;

class DevelopmentsAreRetractedAndReinstatedTest {
    private static final DevelopmentRetracted RETRACTED = new DevelopmentRetracted(NIGER, TALKS);
    private static final DevelopmentReinstated REINSTATED = new DevelopmentReinstated(NIGER, TALKS);

    private final AggregateTestFixture<Development> development = Drafts.fixture();

    @Test
    void retracts() {
        development.given(reported()).when(retract("invented")).expectEvents(RETRACTED);
    }

    @Test
    void reinstates() {
        development
                .given(reported(), because("invented", RETRACTED))
                .when(reinstate("found on video"))
                .expectEvents(REINSTATED);
    }

    @Test
    void retractsAgainAfterAReinstatement() {
        development
                .given(reported(), because("invented", RETRACTED), because("found on video", REINSTATED))
                .when(retract("invented"))
                .expectEvents(RETRACTED);
    }

    @Test
    void recordsARetractionForTheSameReasonOnce() {
        development
                .given(reported(), because("invented", RETRACTED))
                .when(retract("invented"))
                .expectNoEvents();
    }

    @Test
    void refusesASecondRetractionForAnotherReason() {
        development
                .given(reported(), because("invented", RETRACTED))
                .when(retract("a duplicate"))
                .expectException(Refused.with(Code.ALREADY_RETRACTED, null));
    }

    @Test
    void recordsAReinstatementForTheSameReasonOnce() {
        development
                .given(reported(), because("invented", RETRACTED), because("found on video", REINSTATED))
                .when(reinstate("found on video"))
                .expectNoEvents();
    }

    @Test
    void refusesToReinstateWhatIsNotRetracted() {
        development
                .given(reported())
                .when(reinstate("found on video"))
                .expectException(Refused.with(Code.NOT_RETRACTED, null));
        development
                .given(reported(), because("invented", RETRACTED), because("found on video", REINSTATED))
                .when(reinstate("another video"))
                .expectException(Refused.with(Code.NOT_RETRACTED, null));
    }

    @Test
    void refusesBothWithoutAReason() {
        refused(Code.REASON_REQUIRED, "reason", () -> new RulingDraft(null, null).toRetraction(NIGER, TALKS));
        refused(Code.REASON_REQUIRED, "reason", () -> new RulingDraft(null, " ").toReinstatement(NIGER, TALKS));
    }

    private static RetractDevelopment retract(String reason) {
        return new RetractDevelopment(NIGER, TALKS, reason);
    }

    private static ReinstateDevelopment reinstate(String reason) {
        return new ReinstateDevelopment(NIGER, TALKS, reason);
    }

    private static Object because(String reason, DevelopmentEvent event) {
        return new GenericEventMessage<>(event, Map.of("reason", reason));
    }
}
