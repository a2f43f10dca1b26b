package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Replace the content of a development, decided on its {@code expectedVersion}; needs a reason. */
public record CorrectDevelopment(
        CrisisId crisis,
        DevelopmentId development,
        long expectedVersion,
        Content content,
        @Nullable String reason) implements DevelopmentWrite {
    public CorrectDevelopment {
        content.requireNotSuperseding(development);
        reason = Require.reason(reason);
    }
}
