package org.demarche.stance.days;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Question;
import org.demarche.stance.Stance;
import org.demarche.stance.Stances;
import org.demarche.stance.Track;
import org.demarche.time.When;

/** The pictures of the days of a crisis, each as what differs from the day before. Immutable. */
public final class Days {
    private final Stances stances;
    private final Question question;
    private final ZoneId zone;
    private final boolean follow;

    /**
     * @param question whose {@code at} is not looked at
     * @param zone of the crisis
     * @param follow whether each day goes by what had been published by its end, whatever the question says
     */
    public Days(Stances stances, Question question, ZoneId zone, boolean follow) {
        this.stances = stances;
        this.question = question;
        this.zone = zone;
        this.follow = follow;
    }

    /** The day of the first change of a label up to {@code last}; that where there is none. */
    public LocalDate firstChange(LocalDate last) {
        return stances.changes(question, Long.MIN_VALUE, end(last), null, 1).changes().stream()
                .map(change -> change.moment().atZone(zone).toLocalDate())
                .findFirst()
                .orElse(last);
    }

    /** What differs from day to day, both included, ordered by day; the first differs from nothing. */
    public List<DayChange> changes(LocalDate first, LocalDate last) {
        List<DayChange> changes = new ArrayList<>();
        List<Stance> before = List.of();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            List<Stance> picture = picture(day);
            tell(day, before, picture, changes);
            before = picture;
        }
        return changes;
    }

    /**
     * Goes through two pictures together, both in the order of their tracks; most stances are the same from day to day, and nothing
     * is made for them. What is in the picture no more, which reports that deny it may do once they are published, is told last.
     */
    private static void tell(LocalDate day, List<Stance> before, List<Stance> picture, List<DayChange> changes) {
        List<DayChange> gone = new ArrayList<>();
        int next = 0;
        for (Stance stance : picture) {
            while (next < before.size() && isBefore(before.get(next), stance)) {
                gone.add(DayChange.gone(day, track(before.get(next++))));
            }
            boolean isKnown = next < before.size() && isSameTrack(before.get(next), stance);
            if (!isKnown || !DayChange.saysTheSame(before.get(next), stance)) {
                changes.add(DayChange.of(day, stance));
            }
            next += isKnown ? 1 : 0;
        }
        before.subList(next, before.size()).forEach(stance -> gone.add(DayChange.gone(day, track(stance))));
        changes.addAll(gone);
    }

    private static boolean isBefore(Stance one, Stance other) {
        return !isSameTrack(one, other) && track(one).compareTo(track(other)) < 0;
    }

    private static boolean isSameTrack(Stance one, Stance other) {
        return one.holder().equals(other.holder()) && one.subject().equals(other.subject());
    }

    private static Track track(Stance stance) {
        return new Track(stance.holder(), stance.subject());
    }

    private List<Stance> picture(LocalDate day) {
        long moment = end(day);
        Long published = follow ? Long.valueOf(moment) : question.published();
        return stances.picture(
                new Question(question.crisis(), moment, question.revision(), published, question.codebook()),
                PictureFilter.NONE);
    }

    private long end(LocalDate day) {
        return When.parse(day.toString()).moment(zone);
    }
}
