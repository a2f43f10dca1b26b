package org.demarche.stance.evidence;

/** A version of a crisis's codebook and the revision from which it is in force. */
public record AdoptedCodebook(int version, long revision) {}
