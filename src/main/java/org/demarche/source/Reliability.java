package org.demarche.source;

/** How far a source can be trusted: the letter of the Admiralty code. F: cannot be judged. */
public enum Reliability {
    A,
    B,
    C,
    D,
    E,
    F
}
