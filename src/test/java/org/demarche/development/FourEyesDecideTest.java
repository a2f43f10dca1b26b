package org.demarche.development;

import static org.demarche.development.Drafts.NIGER;
import static org.demarche.development.Drafts.TALKS;
import static org.demarche.development.Drafts.correcting;
import static org.demarche.development.Drafts.filing;
import static org.demarche.development.Drafts.reported;
import static org.demarche.development.Drafts.reporting;

import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;

/** A crisis under review, decided by the aggregate: what one proposes, another accepts. */
class FourEyesDecideTest {
    private static final DevelopmentReported REPORTED = reported();
    private static final DevelopmentProposed PROPOSED =
            new DevelopmentProposed(NIGER, TALKS, REPORTED.content(), REPORTED.reports());
    private static final RetractionProposed RETRACTION = new RetractionProposed(NIGER, TALKS);

    private final AggregateTestFixture<Development> development = Drafts.reviewed();

    @Test
    void aReportIsProposed() {
        development.givenNoPriorActivity().when(reporting("{}"), by("amina")).expectEvents(PROPOSED);
    }

    @Test
    void theSameProposalIsMadeOnce() {
        development
                .given(by("amina", PROPOSED))
                .when(reporting("{}"), by("amina"))
                .expectNoEvents();
    }

    @Test
    void anotherOneWaits() {
        development
                .given(by("amina", PROPOSED))
                .when(reporting("{'summary': 'Something else.'}"), by("boubacar"))
                .expectException(Refused.with(Code.PROPOSAL_PENDING, null));
    }

    @Test
    void somebodyElseAccepts() {
        development.given(by("amina", PROPOSED)).when(accept(), by("boubacar")).expectEvents(REPORTED);
    }

    @Test
    void nobodyAcceptsTheirOwnInWhateverCapitals() {
        development
                .given(by("amina", PROPOSED))
                .when(accept(), by("amina"))
                .expectNoEvents()
                .expectException(Refused.with(Code.OWN_PROPOSAL, null));
        Drafts.reviewed()
                .given(by("amina", PROPOSED))
                .when(accept(), by("Amina"))
                .expectException(Refused.with(Code.OWN_PROPOSAL, null));
    }

    @Test
    void anAcceptanceIsMadeOnceAndNobodyElseMakesItAgain() {
        development
                .given(by("amina", PROPOSED), by("boubacar", REPORTED))
                .when(accept(), by("boubacar"))
                .expectNoEvents();
        Drafts.reviewed()
                .given(by("amina", PROPOSED), by("boubacar", REPORTED))
                .when(accept(), by("chaibou"))
                .expectException(Refused.with(Code.NO_PROPOSAL, null));
    }

    @Test
    void whatIsRejectedMayBeProposedOnceMore() {
        ProposalRejected rejected = new ProposalRejected(NIGER, TALKS);
        development
                .given(by("amina", PROPOSED))
                .when(new RejectProposal(NIGER, TALKS, null, "No such thing was said."), by("boubacar"))
                .expectEvents(rejected);
        Drafts.reviewed()
                .given(by("amina", PROPOSED), by("boubacar", rejected))
                .when(reporting("{}"), by("amina"))
                .expectEvents(PROPOSED);
    }

    @Test
    void whatIsNotAcceptedIsNotThere() {
        development
                .given(by("amina", PROPOSED))
                .when(filing("{}"), by("boubacar"))
                .expectException(Refused.with(Code.PROPOSAL_PENDING, null));
    }

    @Test
    void correctionsAndRetractionsAreProposedToo() {
        development
                .given(by("amina", PROPOSED), by("boubacar", REPORTED))
                .when(correcting(1, "{'summary': 'Niger is not willing.'}"), by("amina"))
                .expectEvents(new CorrectionProposed(
                        NIGER,
                        TALKS,
                        2,
                        correcting(1, "{'summary': 'Niger is not willing.'}").content()));
        Drafts.reviewed()
                .given(by("amina", PROPOSED), by("boubacar", REPORTED))
                .when(new RetractDevelopment(NIGER, TALKS, "invented"), by("amina"))
                .expectEvents(RETRACTION);
        Drafts.reviewed()
                .given(by("amina", PROPOSED), by("boubacar", REPORTED), by("amina", RETRACTION))
                .when(accept(), by("boubacar"))
                .expectEvents(new DevelopmentRetracted(NIGER, TALKS));
    }

    @Test
    void nothingIsAcceptedThatNobodyProposed() {
        development
                .given(by("amina", REPORTED))
                .when(accept(), by("boubacar"))
                .expectException(Refused.with(Code.NO_PROPOSAL, null));
    }

    private static AcceptProposal accept() {
        return new AcceptProposal(NIGER, TALKS, null, null);
    }

    private static Map<String, String> by(String who) {
        return Map.of("who", who);
    }

    private static GenericEventMessage<DevelopmentEvent> by(String who, DevelopmentEvent event) {
        return new GenericEventMessage<>(event, by(who));
    }
}
