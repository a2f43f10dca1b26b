package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.jspecify.annotations.Nullable;

/** A decision about a proposal as it is sent: what is missing is null. */
public record DecisionDraft(
        @Nullable String proposal, @Nullable String reason) {
    /** The acceptance of what is proposed about a development. */
    public AcceptProposal toAcceptance(CrisisId crisis, DevelopmentId about) {
        return new AcceptProposal(crisis, about, proposal, reason);
    }

    /** The rejection of what is proposed about a development. */
    public RejectProposal toRejection(CrisisId crisis, DevelopmentId about) {
        return new RejectProposal(crisis, about, proposal, reason);
    }
}
