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

    void write(ImageOutput image) {
        developments.write(image);
        actors.write(image);
        issues.write(image);
        voices.write(image);
        tracks.write(image);
    }

    void read(ImageInput image) {
        developments.read(image);
        actors.read(image);
        issues.read(image);
        voices.read(image);
        tracks.read(image);
    }

    /** Octets of memory. */
    long memory() {
        return developments.memory() + actors.memory() + issues.memory() + voices.memory() + tracks.memory();
    }
}
