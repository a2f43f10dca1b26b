package org.demarche.ledger;

/** Whoever keeps something of the rows of the read models, as a bean. Thread-safe. */
public interface RowsRemembered {
    /**
     * Lets go what was kept: other rows are in the place of those of before, or none yet, made from the ledger anew. Where it
     * fails, the others are told all the same, and it is told again.
     */
    void forget();
}
