package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/**
 * Reject what was proposed, or take it back; needs a reason.
 *
 * @param proposal the event that proposed it; null: whatever is proposed now
 */
public record RejectProposal(
        CrisisId crisis,
        DevelopmentId development,
        @Nullable String proposal,
        @Nullable String reason) implements DevelopmentWrite {
    public RejectProposal {
        reason = Require.reason(reason);
    }
}
