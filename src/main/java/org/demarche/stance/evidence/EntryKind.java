package org.demarche.stance.evidence;

/** What an entry did to its development. The codes are stored: they are never changed. */
public enum EntryKind {
    REPORTED(1),
    CORRECTED(2),
    RETRACTED(3),
    REINSTATED(4),
    CORROBORATED(5),
    DENIED(6);

    private static final EntryKind[] BY_CODE = values();

    private final int code;

    EntryKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static EntryKind of(int code) {
        return BY_CODE[code - 1];
    }
}
