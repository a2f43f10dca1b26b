package org.demarche.intake;

/** How far an import is. */
public enum ImportState {
    /** It waits for those before it. */
    QUEUED,
    RUNNING,
    /** Every row was recorded, a duplicate or refused. */
    FINISHED,
    /** It was broken off by its user; what was recorded stays. */
    CANCELLED,
    /** It was broken off by what its reason says; what was recorded stays. Sent once more, it is made whole. */
    FAILED;

    /** Whether nothing more will come of it. */
    public boolean isEnd() {
        return this == FINISHED || this == CANCELLED || this == FAILED;
    }
}
