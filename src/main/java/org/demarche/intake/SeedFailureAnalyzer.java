package org.demarche.intake;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console which line of which file stopped the start, instead of a stack trace. */
class SeedFailureAnalyzer extends AbstractFailureAnalyzer<SeedFailure> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SeedFailure cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Mend it and start again, which goes on where it stopped, or start with --demarche.seeds=none.",
                cause);
    }
}
