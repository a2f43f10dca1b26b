package org.demarche.development;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.jspecify.annotations.Nullable;
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

    /** What is recorded by an acceptance names the proposal. */
    @EventHandler
    void on(DevelopmentEvent event, @MetaDataValue(Proposal.ACCEPTED) @Nullable String accepted, Stamp stamp) {
        if (accepted != null || event instanceof ProposalRejected) {
            proposals.close(event, stamp);
        }
    }
}
