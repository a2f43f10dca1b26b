package org.demarche.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger cannot be gone on with as it was found, or not be signed for; the program does not start. */
class LedgerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param problem what is the matter
     * @param action what to do about it
     */
    LedgerFailure(String problem, String action) {
        this(problem, action, null);
    }

    LedgerFailure(String problem, String action, @Nullable Throwable cause) {
        super(problem, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
