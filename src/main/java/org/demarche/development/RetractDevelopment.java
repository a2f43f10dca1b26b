package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Take a development out of every answer from now on; needs a reason. */
public record RetractDevelopment(
        CrisisId crisis,
        DevelopmentId development,
        @Nullable String reason) implements DevelopmentWrite {
    public RetractDevelopment {
        reason = Require.reason(reason);
    }
}
