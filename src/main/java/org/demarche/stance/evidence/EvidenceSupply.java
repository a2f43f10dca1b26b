package org.demarche.stance.evidence;

/** Where evidence comes from. */
@FunctionalInterface
public interface EvidenceSupply {
    /** Hands everything recorded of the crisis after one revision and up to another to the sink. */
    void read(NumberedCrisis crisis, long after, long upTo, EvidenceSink sink);
}
