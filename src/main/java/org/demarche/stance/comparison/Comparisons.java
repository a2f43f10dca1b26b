package org.demarche.stance.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.stance.Difference;
import org.demarche.stance.Part;
import org.demarche.stance.Reading;
import org.demarche.stance.Track;
import org.demarche.stance.change.End;
import org.demarche.stance.change.Parts;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.model.Appraisal;

/** How two pictures of one crisis differ. Not thread-safe. */
public final class Comparisons {
    private final StanceReader from;
    private final long fromAt;
    private final StanceReader between;
    private final StanceReader to;
    private final long toAt;
    private final WrittenBetween written;

    /**
     * The two pictures.
     *
     * @param from reads what was known at the one end
     * @param to reads what was known at the other
     * @param written what was written between the two
     */
    public Comparisons(
            StanceReader from, long fromAt, StanceReader to, long toAt, StanceReader between, WrittenBetween written) {
        this.from = from;
        this.fromAt = fromAt;
        this.between = between;
        this.to = to;
        this.toAt = toAt;
        this.written = written;
    }

    /** The tracks that differ, ordered by holder, then subject. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        for (Track track : tracks()) {
            Appraisal before = new Appraisal();
            before.copy(from.appraise(from.index().track(track), fromAt));
            if (to.appraise(to.index().track(track), toAt).differsFrom(before)) {
                differences.add(difference(track));
            }
        }
        return differences;
    }

    private Iterable<Track> tracks() {
        TreeSet<Track> tracks = new TreeSet<>();
        addTracks(from, tracks);
        if (!isSameIndex()) {
            addTracks(to, tracks);
        }
        return tracks;
    }

    private boolean isSameIndex() {
        return from.index().version() == to.index().version();
    }

    private static void addTracks(StanceReader reader, Set<Track> tracks) {
        CrisisIndex index = reader.index();
        for (int track : index.tracksInOrder()) {
            tracks.add(index.track(track));
        }
    }

    /**
     * The change is followed first in known time at the one moment, then in valid time as known at the other end: evidence
     * that is another after the first leg has its cause there.
     */
    private Difference difference(Track track) {
        End before = End.of(from, from.index().track(track), fromAt);
        End halfway = End.of(between, between.index().track(track), fromAt);
        End after = End.of(to, to.index().track(track), toAt);
        Taken takenBefore = Taken.by(from, from.index().track(track), fromAt);
        Taken takenHalfway = Taken.by(between, between.index().track(track), fromAt);
        Taken takenAfter = Taken.by(to, to.index().track(track), toAt);
        List<Part> parts = Parts.between(
                before,
                after,
                development -> before.isSame(development, halfway)
                        ? ValidTimeCauses.of(
                                development, halfway, after, takenHalfway.isSupersededInOne(development, takenAfter))
                        : written.cause(
                                development,
                                takenBefore.isSupersededInOne(development, takenHalfway),
                                between.index(),
                                between.index().track(track)));
        return new Difference(
                track.holder(), track.subject(), reading(before.appraisal()), reading(after.appraisal()), parts);
    }

    private static Reading reading(Appraisal appraisal) {
        return new Reading(
                appraisal.label(),
                appraisal.hasEvidence() ? appraisal.value() : null,
                appraisal.weight(),
                appraisal.confidence(),
                appraisal.isContested());
    }
}
