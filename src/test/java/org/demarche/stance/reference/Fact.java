package org.demarche.stance.reference;

import org.demarche.kernel.Stamp;

/** An event with its place in the ledger. */
public record Fact(Stamp stamp, Object event) {}
