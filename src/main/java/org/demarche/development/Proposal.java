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
    /** In the metadata of what an acceptance records: the identifier of the proposing event. */
    static final String ACCEPTED = "proposal";

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
