package org.demarche.stance.index;

/**
 * The numbers that stand for the ids of a crisis. Sources and origins share one name space, the voices.
 */
record CrisisNames(Names developments, Names actors, Names issues, Names voices, Tracks tracks) {
    CrisisNames() {
        this(new Names(), new Names(), new Names(), new Names(), new Tracks());
    }

    void trim() {
        developments.trim();
        actors.trim();
        issues.trim();
        voices.trim();
        tracks.trim();
    }

    /** Octets of memory. */
    long memory() {
        return developments.memory() + actors.memory() + issues.memory() + voices.memory() + tracks.memory();
    }
}
