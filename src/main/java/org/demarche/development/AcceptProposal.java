package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/**
 * Let what was proposed count; not by who has proposed it.
 *
 * @param proposal the event that proposed it; null: whatever is proposed now
 */
public record AcceptProposal(
        CrisisId crisis,
        DevelopmentId development,
        @Nullable String proposal,
        @Nullable String reason) implements DevelopmentWrite {
    public AcceptProposal {
        reason = Require.optionalReason(reason);
    }
}
