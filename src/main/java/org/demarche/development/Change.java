package org.demarche.development;

/** What can be recorded of a development. */
public enum Change {
    REPORTED,
    CORROBORATED,
    DENIED,
    CORRECTED,
    RETRACTED,
    REINSTATED;

    /** What the event records. */
    static Change of(DevelopmentEvent event) {
        return switch (event) {
            case DevelopmentReported reported -> REPORTED;
            case DevelopmentCorroborated corroborated -> CORROBORATED;
            case DevelopmentDenied denied -> DENIED;
            case DevelopmentCorrected corrected -> CORRECTED;
            case DevelopmentRetracted retracted -> RETRACTED;
            case DevelopmentReinstated reinstated -> REINSTATED;
            case ProposalEvent proposal -> throw new IllegalArgumentException("nothing is changed by " + proposal);
            case ProposalRejected rejected -> throw new IllegalArgumentException("nothing is changed by " + rejected);
        };
    }
}
