package org.demarche.kernel;

/** A write of several that was refused; the others are not concerned. */
public record Refused(Refusal refusal) implements Outcome {}
