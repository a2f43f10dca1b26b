package org.demarche.stance.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.demarche.stance.LabelChange;
import org.demarche.stance.LabelChanges;
import org.demarche.stance.TimelineChange;
import org.demarche.stance.Track;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.timeline.Course;
import org.demarche.stance.timeline.CourseReader;
import org.demarche.stance.timeline.Timelines;
import org.jspecify.annotations.Nullable;

/** Finds the label changes of all tracks, a page at a time. Not thread-safe. */
public final class LabelChangeFinder {
    /** A change before its causes are looked up; {@code place} is that of its track in the order of tracks. */
    private record Found(long moment, int place) implements Comparable<Found> {
        @Override
        public int compareTo(Found other) {
            return moment != other.moment ? Long.compare(moment, other.moment) : Integer.compare(place, other.place);
        }
    }

    private final CrisisIndex index;
    private final StanceReader reader;
    private final CourseReader courses;

    public LabelChangeFinder(StanceReader reader) {
        this.reader = reader;
        this.index = reader.index();
        this.courses = new CourseReader(reader);
    }

    /** The first changes after the cursor with {@code from <= moment <= until}, by moment, holder, subject. */
    public LabelChanges page(long from, long until, @Nullable String cursor, int limit) {
        LabelCursor after = cursor == null ? null : LabelCursor.parse(cursor);
        int[] tracks = index.tracksInOrder();
        long first = after == null ? from : Math.max(from, after.moment());
        PriorityQueue<Found> earliest = new PriorityQueue<>((one, other) -> other.compareTo(one));
        for (int place = 0; place < tracks.length; place++) {
            if (index.isVisible(tracks[place], reader.revision())) {
                find(tracks[place], place, first, until, after, limit, earliest);
            }
        }
        return page(tracks, earliest, limit);
    }

    /** Keeps one more than the limit, to know whether there is a next page. */
    private void find(
            int track,
            int place,
            long from,
            long until,
            @Nullable LabelCursor after,
            int limit,
            PriorityQueue<Found> earliest) {
        Found latest = earliest.size() > limit ? earliest.peek() : null;
        Course course = courses.course(track, from, latest == null ? until : latest.moment());
        for (int i = 1; i < course.size(); i++) {
            if (course.isNewLabel(i) && isAfter(after, course.moment(i), track)) {
                earliest.add(new Found(course.moment(i), place));
                if (earliest.size() > limit + 1) {
                    earliest.remove();
                }
            }
        }
    }

    private boolean isAfter(@Nullable LabelCursor after, long moment, int track) {
        return after == null
                || moment > after.moment()
                || after.compareTo(new LabelCursor(moment, index.track(track))) < 0;
    }

    private LabelChanges page(int[] tracks, PriorityQueue<Found> earliest, int limit) {
        Found[] found = earliest.toArray(Found[]::new);
        Arrays.sort(found);
        Timelines timelines = new Timelines(reader);
        List<LabelChange> changes = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, found.length); i++) {
            int track = tracks[found[i].place()];
            changes.add(view(index.track(track), timelines.changeAt(track, found[i].moment())));
        }
        return new LabelChanges(changes, found.length > limit ? cursorOf(changes.getLast()) : null);
    }

    private static LabelChange view(Track track, TimelineChange change) {
        return new LabelChange(
                change.moment(),
                track.holder(),
                track.subject(),
                change.causes(),
                change.from(),
                change.to(),
                change.parts());
    }

    private static String cursorOf(LabelChange last) {
        return new LabelCursor(last.moment().getEpochSecond(), new Track(last.holder(), last.subject())).text();
    }
}
