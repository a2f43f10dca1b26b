package org.demarche.crisis;

import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Make {@code codebook} the next version of the crisis. */
public record AdoptCodebook(
        CrisisId crisis, Codebook codebook, @Nullable String reason) implements CrisisWrite {
    public AdoptCodebook {
        reason = Require.reason(reason);
    }
}
