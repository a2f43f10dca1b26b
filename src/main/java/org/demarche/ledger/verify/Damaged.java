package org.demarche.ledger.verify;

/** The first fault that was found; the message says where, what was expected and what was found. */
public final class Damaged extends Exception {
    private final Fault fault;

    Damaged(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
