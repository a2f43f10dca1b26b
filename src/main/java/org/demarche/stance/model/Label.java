package org.demarche.stance.model;

/** Where a stance stands, in words; stance-model section 6. */
public enum Label {
    UNDECLARED,
    LAPSED,
    STRONGLY_SUPPORTS,
    SUPPORTS,
    STRONGLY_OPPOSES,
    OPPOSES,
    AMBIVALENT,
    NEUTRAL,
    UNCLEAR
}
