package org.demarche.intake;

/** The projections do not follow the ledger. Nothing is wrong with what was recorded, and another time it may be visible. */
final class ReadsBehind extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ReadsBehind() {
        super("The projections do not follow the ledger; the log of the server, or of demarche rebuild, says why.");
    }
}
