package org.demarche.stance.timeline;

import java.time.Instant;
import java.time.LocalDate;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.model.Label;
import org.demarche.time.LocalDays;
import org.demarche.time.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Since when a stance has had its label and until when. Each costs a course, many times what the stance itself costs.
 * Not thread-safe.
 */
public final class Lasting {
    private final CourseReader courses;
    private final CrisisIndex index;

    public Lasting(StanceReader reader) {
        this.courses = new CourseReader(reader);
        this.index = reader.index();
    }

    /** The moment at which the label that holds at {@code at} began; null if it has held for ever. */
    public @Nullable Instant since(int track, long at) {
        Course course = courses.course(track, Moment.FIRST, at);
        for (int i = course.size() - 1; i > 0; i--) {
            if (course.isNewLabel(i)) {
                return Instant.ofEpochSecond(course.moment(i));
            }
        }
        return null;
    }

    /** The first local day, within 31 half-lives from {@code at} on, on which the label becomes LAPSED; null if none. */
    public @Nullable LocalDate lapsesOn(int track, long at) {
        LocalDays days = index.days();
        int lifetime = index.decay(track).lifetime();
        Course course = courses.course(track, at + 1, days.lastSecond(days.dayOf(at) + lifetime));
        for (int i = 1; i < course.size(); i++) {
            if (course.isNewLabel(i) && course.label(i) == Label.LAPSED) {
                return LocalDate.ofEpochDay(days.dayOf(course.moment(i)));
            }
        }
        return null;
    }
}
