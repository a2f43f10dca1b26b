package org.demarche.stance.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        List<Draft> drafts = new ArrayList<>();
        for (Track track : tracks()) {
            Appraisal before = new Appraisal();
            before.copy(from.appraise(from.index().track(track), fromAt));
            if (to.appraise(to.index().track(track), toAt).differsFrom(before)) {
                drafts.add(draft(track));
            }
        }
        Set<DevelopmentId> developments = new HashSet<>();
        drafts.forEach(draft -> developments.addAll(draft.written().keySet()));
        if (!developments.isEmpty()) {
            written.lookUp(developments);
        }
        return drafts.stream().map(this::difference).toList();
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
     * A difference whose causes are not all known yet.
     *
     * @param written developments of the parts whose causes lie in what was written, and whether each is superseded at one end of
     *     that alone
     */
    private record Draft(
            Track track, Reading from, Reading to, List<Part> parts, Map<DevelopmentId, Boolean> written) {}

    /**
     * The change is followed first in known time at the one moment, then in valid time as known at the other end: evidence
     * that is another after the first leg has its cause there.
     */
    private Draft draft(Track track) {
        End before = end(from, track, fromAt);
        End halfway = end(between, track, fromAt);
        End after = end(to, track, toAt);
        boolean isUndisturbed = onlyGrows(from, track) && onlyGrows(between, track) && onlyGrows(to, track);
        Taken takenBefore = isUndisturbed ? Taken.UNDISTURBED : taken(from, track, fromAt);
        Taken takenHalfway = isUndisturbed ? Taken.UNDISTURBED : taken(between, track, fromAt);
        Taken takenAfter = isUndisturbed ? Taken.UNDISTURBED : taken(to, track, toAt);
        Map<DevelopmentId, Boolean> ofWritten = new HashMap<>();
        List<Part> parts = Parts.between(before, after, development -> {
            if (before.isSame(development, halfway)) {
                return ValidTimeCauses.of(
                        development, halfway, after, takenHalfway.isSupersededInOne(development, takenAfter));
            }
            ofWritten.put(development, takenBefore.isSupersededInOne(development, takenHalfway));
            return Cause.Kind.RECORDED;
        });
        return new Draft(track, reading(before.appraisal()), reading(after.appraisal()), parts, ofWritten);
    }

    /** What was written has been looked up. */
    private Difference difference(Draft draft) {
        List<Part> parts = draft.parts().stream()
                .map(part -> {
                    Boolean isSupersededInOne = draft.written().get(part.development());
                    return isSupersededInOne == null ? part : ofWritten(part, isSupersededInOne, draft.track());
                })
                .toList();
        return new Difference(draft.track().holder(), draft.track().subject(), draft.from(), draft.to(), parts);
    }

    private Part ofWritten(Part part, boolean isSupersededInOne, Track track) {
        return new Part(
                part.development(),
                part.change(),
                written.cause(
                        part.development(),
                        isSupersededInOne,
                        between.index(),
                        between.index().track(track)));
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
