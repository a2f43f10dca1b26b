package org.demarche.ledger;

/** The ledger has no key that it may sign with; the program does not start. */
class LedgerKeyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param problem what is the matter
     * @param action what to do about it
     */
    LedgerKeyFailure(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
