package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Add a report that affirms or denies a development. */
public record FileReport(
        CrisisId crisis,
        DevelopmentId development,
        Report report,
        @Nullable String reason) implements DevelopmentWrite {
    public FileReport {
        reason = Require.optionalReason(reason);
    }
}
