package org.demarche.development;

/** By what developments are found. */
enum Facet {
    ACTOR,
    SOURCE,
    TYPE
}
