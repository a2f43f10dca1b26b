package org.demarche.stance.timeline;

import java.util.Arrays;
import org.demarche.stance.index.Growth;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.index.TrackEvidence;
import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Evidence;
import org.demarche.stance.model.Label;
import org.demarche.time.LocalDays;
import org.demarche.time.Moment;

/**
 * Follows a stance through valid time. Evidence is looked at when some of it takes effect, is superseded, or shows its end;
 * between such events at each midnight while it stands beside what does not, and else only at the midnights at which the
 * fading weight passes a threshold. Reusable, not thread-safe.
 */
public final class CourseReader {
    private final StanceReader reader;
    private final Growth growth;
    /** Whether the track's evidence only grows: then {@link #growth} follows it, else everything is looked at anew. */
    private boolean onlyGrows;

    private final LocalDays days;
    private final Course course = new Course();
    private long[] events = new long[16];
    private int size;

    public CourseReader(StanceReader reader) {
        this.reader = reader;
        this.growth = new Growth(reader);
        this.days = reader.index().days();
    }

    /** The course of the track with {@code from <= moment <= until}; overwritten by the next question. */
    public Course course(int track, long from, long until) {
        long last = Math.min(until, Moment.LAST);
        long first = Math.max(from, Moment.FIRST);
        onlyGrows = growth.begin(track, last);
        collectEvents(track, first, last);
        course.reserve(size);
        course.begin(first - 1, appraise(track, first - 1));
        long now = first - 1;
        for (int i = 0; i < size; i++) {
            fade(track, now, events[i] - 1);
            course.turn(events[i], appraise(track, events[i]));
            now = events[i];
        }
        fade(track, now, last);
        return course;
    }

    private Appraisal appraise(int track, long moment) {
        return onlyGrows ? growth.at(moment) : reader.appraiseEvidence(track, moment);
    }

    /** Ascending, each once. */
    private void collectEvents(int track, long from, long until) {
        size = 0;
        TrackEvidence ever = reader.ever(track);
        events = ever.size() > events.length ? new long[2 * ever.size()] : events;
        for (int i = 0; i < ever.size(); i++) {
            addEvent(ever.moment(i), from, until);
            addEvent(ever.supersededAt(i), from, until);
            if (ever.isStanding(i) && ever.endOf(i) < until) {
                addEvent(days.nextMidnight(ever.endOf(i)), from, until);
            }
        }
        Arrays.sort(events, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || events[i] != events[distinct - 1]) {
                events[distinct++] = events[i];
            }
        }
        size = distinct;
    }

    private void addEvent(long moment, long from, long until) {
        if (moment >= from && moment <= until) {
            if (size == events.length) {
                events = Arrays.copyOf(events, 2 * size);
            }
            events[size++] = moment;
        }
    }

    /** Follows the evidence of the last appraisal, to which nothing happens, from {@code now} to {@code until}. */
    private void fade(int track, long now, long until) {
        Evidence evidence = reader.evidence();
        if (evidence.size() == 0 || now >= until) {
            return;
        }
        boolean stands = !onlyGrows && isAnyStanding(evidence);
        if (stands || days.goesBack(now, until)) {
            int gone = newestThatFades(evidence) + evidence.decay().lifetime();
            for (long midnight = days.nextMidnight(now);
                    midnight <= until && days.dayOf(midnight) <= gone;
                    midnight = days.nextMidnight(midnight)) {
                course.turn(midnight, appraise(track, midnight));
            }
        } else {
            fadeAlone(track, now, until);
        }
    }

    private static boolean isAnyStanding(Evidence evidence) {
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.stands(i)) {
                return true;
            }
        }
        return false;
    }

    /** The newest effective day that stays; from a lifetime after it on nothing changes any more. */
    private static int newestThatFades(Evidence evidence) {
        int newest = Integer.MIN_VALUE / 2;
        for (int i = 0; i < evidence.size(); i++) {
            if (!evidence.stands(i)) {
                newest = Math.max(newest, evidence.effectiveDay(i));
            }
        }
        return newest;
    }

    /** The weight does not rise from day to day, and with the value settled only it can turn the stance. */
    private void fadeAlone(int track, long now, long until) {
        int last = days.dayOf(until);
        int day = days.dayOf(now);
        long threshold = nextThreshold();
        while (threshold > 0 && weighsLess(last, threshold)) {
            day = firstDayBelow(threshold, day, last);
            long midnight = days.nextMidnight(days.lastSecond(day - 1));
            course.turn(midnight, appraise(track, midnight));
            threshold = nextThreshold();
        }
    }

    private boolean weighsLess(int day, long threshold) {
        return onlyGrows ? growth.weighsLess(day, threshold) : reader.evidence().weightOn(day) < threshold;
    }

    /** Below which weight the stance turns next; 0 if it does not. */
    private long nextThreshold() {
        int at = course.size() - 1;
        var codebook = reader.index().model().codebook();
        long lapse = course.label(at) == Label.LAPSED ? 0 : codebook.labels().lapsed();
        long doubt = 0;
        if (course.confidence(at) == Confidence.HIGH) {
            doubt = codebook.confidence().high();
        } else if (course.confidence(at) == Confidence.MODERATE) {
            doubt = codebook.confidence().moderate();
        }
        return Math.max(lapse, doubt);
    }

    private int firstDayBelow(long threshold, int after, int last) {
        int above = after;
        int below = last;
        while (below - above > 1) {
            int middle = (above + below) >>> 1;
            if (weighsLess(middle, threshold)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }
}
