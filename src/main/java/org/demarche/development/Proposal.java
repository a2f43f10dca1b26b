package org.demarche.development;

import org.jspecify.annotations.Nullable;

/**
 * What was proposed and not decided yet.
 *
 * @param event the proposing event
 * @param id its identifier
 * @param who proposed it
 */
record Proposal(
        ProposalEvent event,
        String id,
        @Nullable String who,
        @Nullable String reason) {
    /** The event that makes it count. */
    DevelopmentEvent effect() {
        return switch (event) {
            case DevelopmentProposed e ->
                new DevelopmentReported(e.crisis(), e.development(), e.content(), e.reports());
            case CorrectionProposed e ->
                new DevelopmentCorrected(e.crisis(), e.development(), e.version(), e.content());
            case RetractionProposed e -> new DevelopmentRetracted(e.crisis(), e.development());
            case ReinstatementProposed e -> new DevelopmentReinstated(e.crisis(), e.development());
            case ProposalRejected e -> throw new IllegalStateException("no proposal: " + e);
        };
    }

    /**
     * How it ended.
     *
     * @param proposal the proposing event
     * @param event that records the decision
     */
    record Decision(
            boolean accepted,
            String proposal,
            String event,
            @Nullable String who) {}
}
