package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Take a retraction back; needs a reason. */
public record ReinstateDevelopment(
        CrisisId crisis,
        DevelopmentId development,
        @Nullable String reason) implements DevelopmentWrite {
    public ReinstateDevelopment {
        reason = Require.reason(reason);
    }
}
