package org.demarche.development;

/** Whether a development counts, or was taken out of every answer. */
public enum Status {
    RECORDED,
    RETRACTED
}
