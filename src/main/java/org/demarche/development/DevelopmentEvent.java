package org.demarche.development;

import java.util.List;
import org.demarche.crisis.CrisisId;
import org.jspecify.annotations.Nullable;

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

    /** The content that the development has from this event on; null where that stays what it was. */
    default @Nullable Content written() {
        return null;
    }

    /** The reports that this event adds to the development, in their order. */
    default List<Report> added() {
        return List.of();
    }
}
