package org.demarche.development;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.springframework.stereotype.Component;

/** Keeps what is proposed. */
@Component
@ProcessingGroup(Projections.GROUP)
class ProposalProjection {
    private final ProposalStore proposals;

    ProposalProjection(ProposalStore proposals) {
        this.proposals = proposals;
    }

    @EventHandler
    void on(DevelopmentProposed event, Stamp stamp) {
        proposals.add(event, ProposalView.Kind.DEVELOPMENT, event.content(), event.reports(), stamp);
    }

    @EventHandler
    void on(CorrectionProposed event, Stamp stamp) {
        proposals.add(event, ProposalView.Kind.CORRECTION, event.content(), null, stamp);
    }

    @EventHandler
    void on(RetractionProposed event, Stamp stamp) {
        proposals.add(event, ProposalView.Kind.RETRACTION, null, null, stamp);
    }

    @EventHandler
    void on(ReinstatementProposed event, Stamp stamp) {
        proposals.add(event, ProposalView.Kind.REINSTATEMENT, null, null, stamp);
    }

    @EventHandler
    void on(ProposalRejected event, Stamp stamp) {
        proposals.close(event, stamp);
    }

    /** What is recorded of a development under review is what was proposed. */
    @EventHandler
    void on(DevelopmentReported event, Stamp stamp) {
        proposals.close(event, stamp);
    }

    @EventHandler
    void on(DevelopmentCorrected event, Stamp stamp) {
        proposals.close(event, stamp);
    }

    @EventHandler
    void on(DevelopmentRetracted event, Stamp stamp) {
        proposals.close(event, stamp);
    }

    @EventHandler
    void on(DevelopmentReinstated event, Stamp stamp) {
        proposals.close(event, stamp);
    }
}
