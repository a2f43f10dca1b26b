package org.demarche.ledger;

/**
 * Other rows are in the place of those of the read models, or will be, made from the ledger anew: what was kept of the rows
 * before is to be let go.
 */
public record ProjectionsReplaced() {}
