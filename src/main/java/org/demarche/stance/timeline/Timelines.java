package org.demarche.stance.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Cause;
import org.demarche.stance.Part;
import org.demarche.stance.TimelineChange;
import org.demarche.stance.change.End;
import org.demarche.stance.change.Parts;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.index.TrackEvidence;

/** The changes of one stance in valid time, with their causes and parts. Reusable, not thread-safe. */
public final class Timelines {
    private final StanceReader reader;
    private final CourseReader courses;

    public Timelines(StanceReader reader) {
        this.reader = reader;
        this.courses = new CourseReader(reader);
    }

    /** The first {@code most} changes with {@code from <= moment <= until}, ascending. */
    public List<TimelineChange> changes(int track, long from, long until, int most) {
        Course course = courses.course(track, from, until);
        int end = Math.min(course.size() - 1, most);
        List<TimelineChange> changes = new ArrayList<>(end);
        for (int i = 1; i <= end; i++) {
            changes.add(changeAt(track, course.moment(i)));
        }
        return changes;
    }

    /** What changes at a turning point of the track's course. */
    public TimelineChange changeAt(int track, long moment) {
        End before = End.of(reader, track, moment - 1);
        End after = End.of(reader, track, moment);
        List<DevelopmentId> takingEffect = takingEffect(track, moment);
        List<Part> parts = Parts.between(
                before,
                after,
                development -> takingEffect.contains(development) ? Cause.Kind.DEVELOPMENT : Cause.Kind.SUPERSEDED);
        return new TimelineChange(
                Instant.ofEpochSecond(moment),
                causes(track, moment, takingEffect),
                before.before(),
                after.after(),
                parts);
    }

    private List<DevelopmentId> takingEffect(int track, long moment) {
        TrackEvidence ever = reader.ever(track);
        List<DevelopmentId> developments = new ArrayList<>();
        for (int i = 0; i < ever.size(); i++) {
            if (ever.moment(i) == moment) {
                developments.add(reader.index().development(ever.development(i)));
            }
        }
        developments.sort(Comparator.naturalOrder());
        return developments;
    }

    private List<Cause> causes(int track, long moment, List<DevelopmentId> takingEffect) {
        List<Cause> causes = new ArrayList<>();
        takingEffect.forEach(development -> causes.add(new Cause(Cause.Kind.DEVELOPMENT, development)));
        TrackEvidence ever = reader.ever(track);
        addCauses(causes, Cause.Kind.SUPERSEDED, ever, i -> ever.supersededAt(i) == moment && ever.moment(i) <= moment);
        addCauses(causes, Cause.Kind.ENDED, ever, i -> showsItsEnd(ever, i, moment));
        return causes.isEmpty() ? List.of(new Cause(Cause.Kind.FADED, null)) : causes;
    }

    /** Of the evidence that weighs something and has taken effect by then. */
    private void addCauses(List<Cause> causes, Cause.Kind kind, TrackEvidence ever, IntPredicate condition) {
        List<DevelopmentId> developments = new ArrayList<>();
        for (int i = 0; i < ever.size(); i++) {
            if (ever.baseWeight(i) > 0 && condition.test(i)) {
                developments.add(reader.index().development(ever.development(i)));
            }
        }
        developments.sort(Comparator.naturalOrder());
        developments.forEach(development -> causes.add(new Cause(kind, development)));
    }

    private boolean showsItsEnd(TrackEvidence ever, int i, long moment) {
        return ever.isStanding(i)
                && ever.endOf(i) < moment
                && reader.index().days().nextMidnight(ever.endOf(i)) == moment;
    }
}
