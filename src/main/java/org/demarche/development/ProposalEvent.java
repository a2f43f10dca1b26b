package org.demarche.development;

/** What is recorded of a proposal. It says nothing about the development itself: that is said by what follows its acceptance. */
public sealed interface ProposalEvent extends DevelopmentEvent
        permits DevelopmentProposed, CorrectionProposed, RetractionProposed, ReinstatementProposed, ProposalRejected {}
