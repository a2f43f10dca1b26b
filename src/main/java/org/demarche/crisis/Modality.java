package org.demarche.crisis;

/** How a stance was shown: said, formally decided, or done. */
public enum Modality {
    WORDS,
    COMMITMENT,
    DEED
}
