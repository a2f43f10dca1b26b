package org.demarche.stance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Question;
import org.demarche.stance.Stance;
import org.demarche.stance.Stances;
import org.demarche.stance.Track;
import org.demarche.time.When;
import org.demarche.web.AsOf;
import org.demarche.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The picture of every day of a span, each as what differs from the day before: enough to replay them all. */
@Controller
class DayController {
    /** Three years. */
    private static final int MOST_DAYS = 1_100;

    private final Stances stances;

    DayController(Stances stances) {
        this.stances = stances;
    }

    /**
     * @param follow whether each day goes by what had been published by its end
     */
    @GetMapping("/api/v1/crises/{crisis}/days")
    Reply days(
            @PathVariable CrisisId crisis,
            AsOf asOf,
            @RequestParam(required = false) @Nullable When from,
            @RequestParam(required = false) @Nullable When until,
            @RequestParam(defaultValue = "false") boolean follow) {
        if (follow && asOf.published() != null) {
            throw new Refusal(Code.INVALID_PARAMETER, "follow", "Leave out published, or do not follow the days.");
        }
        Question question = Question.of(crisis, asOf);
        LocalDate last = day(Asking.until(until, asOf), asOf.zone());
        LocalDate first = from == null ? first(question, last, asOf.zone()) : day(Asking.from(from, asOf), asOf.zone());
        if (first.plusDays(MOST_DAYS - 1).isBefore(last)) {
            throw new Refusal(
                    Code.INVALID_PARAMETER, "from", "Ask for at most " + MOST_DAYS + " days; until is at if left out.");
        }
        List<DayChange> changes = new ArrayList<>();
        Map<Track, DayChange> standing = new HashMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            long moment = end(day, asOf.zone());
            Question then = new Question(
                    crisis,
                    moment,
                    question.revision(),
                    follow ? Long.valueOf(moment) : question.published(),
                    question.codebook());
            for (Stance stance : stances.picture(then, PictureFilter.NONE)) {
                DayChange change = DayChange.of(day, stance);
                DayChange before = standing.put(new Track(stance.holder(), stance.subject()), change);
                if (before == null || !before.on(day).equals(change)) {
                    changes.add(change);
                }
            }
        }
        return Reply.list(asOf, "changes", DayChange.class, changes);
    }

    /** The day of the first change of a label; without any, the last day. */
    private LocalDate first(Question question, LocalDate last, ZoneId zone) {
        return stances.changes(question, Long.MIN_VALUE, end(last, zone), null, 1).changes().stream()
                .map(change -> change.moment().atZone(zone).toLocalDate())
                .findFirst()
                .orElse(last);
    }

    private static long end(LocalDate day, ZoneId zone) {
        return When.parse(day.toString()).moment(zone);
    }

    private static LocalDate day(long second, ZoneId zone) {
        return Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
    }
}
