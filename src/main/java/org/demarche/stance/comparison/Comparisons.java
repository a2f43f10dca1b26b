package org.demarche.stance.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Cause;
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
        List<Track> differing = differing();
        if (!written.isNothing()) {
            Set<DevelopmentId> developments = new HashSet<>();
            differing.forEach(track -> addWrittenAbout(track, developments));
            written.lookUp(developments);
        }
        return differing.stream().map(this::difference).toList();
    }

    private List<Track> differing() {
        List<Track> differing = new ArrayList<>();
        for (Track track : tracks()) {
            Appraisal before = new Appraisal();
            before.copy(from.appraise(from.index().track(track), fromAt));
            if (to.appraise(to.index().track(track), toAt).differsFrom(before)) {
                differing.add(track);
            }
        }
        return differing;
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
        End before = end(from, track, fromAt);
        End halfway = end(between, track, fromAt);
        End after = end(to, track, toAt);
        boolean isUndisturbed = onlyGrows(from, track) && onlyGrows(between, track) && onlyGrows(to, track);
        Taken takenBefore = isUndisturbed ? Taken.UNDISTURBED : taken(from, track, fromAt);
        Taken takenHalfway = isUndisturbed ? Taken.UNDISTURBED : taken(between, track, fromAt);
        Taken takenAfter = isUndisturbed ? Taken.UNDISTURBED : taken(to, track, toAt);
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

    /** Adds the developments that contribute otherwise since something else is known of them. */
    private void addWrittenAbout(Track track, Set<DevelopmentId> developments) {
        End before = end(from, track, fromAt);
        End halfway = end(between, track, fromAt);
        Parts.between(before, end(to, track, toAt), development -> {
            if (!before.isSame(development, halfway)) {
                developments.add(development);
            }
            return Cause.Kind.RECORDED;
        });
    }

    private static End end(StanceReader reader, Track track, long at) {
        return End.of(reader, reader.index().track(track), at);
    }

    private static boolean onlyGrows(StanceReader reader, Track track) {
        return reader.ever(reader.index().track(track)).onlyGrows();
    }

    private static Taken taken(StanceReader reader, Track track, long at) {
        return Taken.by(reader, reader.index().track(track), at);
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
