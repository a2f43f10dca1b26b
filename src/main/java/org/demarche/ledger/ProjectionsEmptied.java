package org.demarche.ledger;

/** Every projection table was emptied, to be filled from the ledger anew: what was kept of their rows is to be let go. */
public record ProjectionsEmptied() {}
