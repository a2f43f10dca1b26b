package org.demarche.stance.index;

/** What all tracks of an index share: reports and their sources' grades, namings, who is known since when, and counts for whom. */
record Facts(
        Reports reports,
        Grades grades,
        Extras extras,
        Namings namings,
        Existence actors,
        Existence issues,
        MergeLog merges) {
    Facts(CrisisNames names) {
        this(
                new Reports(),
                new Grades(),
                new Extras(),
                new Namings(),
                new Existence(),
                new Existence(),
                new MergeLog(names.actors()));
    }

    /** Whether both ends of the track are known at the revision. */
    boolean isVisible(Tracks tracks, int track, int revision) {
        int subject = tracks.subject(track);
        Existence subjects = Tracks.isActor(subject) ? actors : issues;
        return actors.isKnown(tracks.holder(track), revision) && subjects.isKnown(Tracks.number(subject), revision);
    }

    void trim(int developments) {
        reports.trim(developments);
        extras.trim();
    }

    void write(ImageOutput image) {
        reports.write(image);
        grades.write(image);
        extras.write(image);
        namings.write(image);
        actors.write(image);
        issues.write(image);
        merges.write(image);
    }

    void read(ImageInput image) {
        reports.read(image);
        grades.read(image);
        extras.read(image);
        namings.read(image);
        actors.read(image);
        issues.read(image);
        merges.read(image);
    }

    /** Octets of memory, without the few sparse ones. */
    long memory() {
        return reports.memory() + extras.memory() + actors.memory() + issues.memory();
    }
}
