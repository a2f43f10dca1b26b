package org.demarche.development;

/** Whether a report says that the development happened, or that it did not. */
public enum Stance {
    AFFIRMS,
    DENIES
}
