package org.demarche.intake;

/** Whoever follows an import has it end, while it waits. */
final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenOff() {
        super("broken off", null, false, false);
    }
}
