package org.demarche.development;

/** What is proposed about a development, and says nothing about it until it is accepted. */
public sealed interface ProposalEvent extends DevelopmentEvent
        permits DevelopmentProposed, CorrectionProposed, RetractionProposed, ReinstatementProposed {
    /** What its acceptance records. */
    DevelopmentEvent effect();
}
