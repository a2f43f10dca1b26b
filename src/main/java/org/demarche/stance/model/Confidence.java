package org.demarche.stance.model;

/** How well a stance is known, apart from what it is; stance-model section 6. */
public enum Confidence {
    HIGH,
    MODERATE,
    LOW
}
