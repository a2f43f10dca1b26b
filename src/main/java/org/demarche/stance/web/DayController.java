package org.demarche.stance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.stance.Question;
import org.demarche.stance.Stances;
import org.demarche.stance.days.DayChange;
import org.demarche.stance.days.Days;
import org.demarche.time.When;
import org.demarche.web.AsOf;
import org.demarche.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pictures of the days of a span: enough to replay them all. */
@Controller
class DayController {
    /** Three years. */
    private static final int MOST_DAYS = 1_100;

    private final Stances stances;

    DayController(Stances stances) {
        this.stances = stances;
    }

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
        Days days = new Days(stances, Question.of(crisis, asOf), asOf.zone(), follow);
        LocalDate last = day(Asking.until(until, asOf), asOf.zone());
        LocalDate first = from == null ? days.firstChange(last) : day(Asking.from(from, asOf), asOf.zone());
        if (first.plusDays(MOST_DAYS - 1).isBefore(last)) {
            throw new Refusal(
                    Code.INVALID_PARAMETER, "from", "Ask for at most " + MOST_DAYS + " days; until is at if left out.");
        }
        return Reply.list(asOf, "changes", DayChange.class, days.changes(first, last));
    }

    private static LocalDate day(long second, ZoneId zone) {
        return Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
    }
}
