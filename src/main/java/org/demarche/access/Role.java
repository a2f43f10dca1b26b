package org.demarche.access;

import java.util.EnumSet;
import java.util.Set;

/** What somebody may do. */
public enum Role {
    /** Asks. */
    ANALYST,
    /** Asks, and records developments. */
    RECORDER,
    /** Does what a recorder does, and keeps the directory, crises and codebooks. */
    EDITOR,
    /** Asks, reads the ledger, exports it, and reads the access log. */
    AUDITOR,
    /** Reads the metrics, and nothing else: a program that watches. */
    MONITOR,
    /** Does everything, and gives others their tokens. */
    ADMIN;

    /** This role and all that it includes. */
    public Set<Role> included() {
        return switch (this) {
            case ANALYST -> EnumSet.of(ANALYST);
            case RECORDER -> EnumSet.of(ANALYST, RECORDER);
            case EDITOR -> EnumSet.of(ANALYST, RECORDER, EDITOR);
            case AUDITOR -> EnumSet.of(ANALYST, AUDITOR);
            case MONITOR -> EnumSet.of(MONITOR);
            case ADMIN -> EnumSet.allOf(Role.class);
        };
    }
}
