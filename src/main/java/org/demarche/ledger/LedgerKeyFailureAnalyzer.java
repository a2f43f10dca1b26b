package org.demarche.ledger;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console what is the matter with the key, instead of a stack trace. */
class LedgerKeyFailureAnalyzer extends AbstractFailureAnalyzer<LedgerKeyFailure> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LedgerKeyFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
