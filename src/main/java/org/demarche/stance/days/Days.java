package org.demarche.stance.days;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Map<Track, DayChange> standing = new HashMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            List<Stance> picture = picture(day);
            for (Stance stance : picture) {
                DayChange change = DayChange.of(day, stance);
                DayChange before = standing.put(new Track(stance.holder(), stance.subject()), change);
                if (before == null || !before.saysTheSameAs(change)) {
                    changes.add(change);
                }
            }
            if (standing.size() > picture.size()) {
                changes.addAll(gone(day, standing, picture));
            }
        }
        return changes;
    }

    /** Takes away what is in the picture no more, which reports that deny it may do once they are published. */
    private static List<DayChange> gone(LocalDate day, Map<Track, DayChange> standing, List<Stance> picture) {
        Set<Track> gone = new HashSet<>(standing.keySet());
        picture.forEach(stance -> gone.remove(new Track(stance.holder(), stance.subject())));
        standing.keySet().removeAll(gone);
        return gone.stream().sorted().map(track -> DayChange.gone(day, track)).toList();
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
