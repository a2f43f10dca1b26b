package org.demarche.development;

import org.demarche.crisis.CrisisId;

/** What is recorded of a development. */
public sealed interface DevelopmentEvent
        permits DevelopmentReported,
                DevelopmentCorroborated,
                DevelopmentDenied,
                DevelopmentCorrected,
                DevelopmentRetracted,
                DevelopmentReinstated,
                ProposalEvent,
                ProposalRejected {
    CrisisId crisis();

    DevelopmentId development();
}
