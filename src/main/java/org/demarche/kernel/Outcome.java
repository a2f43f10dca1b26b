package org.demarche.kernel;

/** What became of one write of several. */
public sealed interface Outcome permits Recorded, Refused {}
