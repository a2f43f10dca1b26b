package org.demarche.ledger;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console what is the matter with the ledger or its key, instead of a stack trace. */
class LedgerFailureAnalyzer extends AbstractFailureAnalyzer<LedgerFailure> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LedgerFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
