package org.demarche.development;

/** What can be recorded of a development. */
public enum Change {
    REPORTED,
    CORROBORATED,
    DENIED,
    CORRECTED,
    RETRACTED,
    REINSTATED
}
