package org.demarche.development;

import java.time.ZoneId;
import org.demarche.crisis.KnownCrisis;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** What can only be said of dates once the zone of their crisis is known. */
final class ContentDates {
    private ContentDates() {}

    /** Refuses dates outside the calendar of the zone, and an end that cannot be. */
    static void check(Content content, KnownCrisis crisis) {
        ZoneId zone = crisis.zone();
        long occurred = moment(content.occurred(), zone, "occurred");
        requireMoment(content.deadline(), zone, "deadline");
        if (content.ends() == null) {
            return;
        }
        long ends = moment(content.ends(), zone, "ends");
        if (!goesOn(content, crisis)) {
            throw new Refusal(
                    Code.ENDS_WITHOUT_STANDING, "ends", "Leave the end out, or say that the development is standing.");
        }
        if (ends < occurred) {
            throw new Refusal(Code.ENDS_BEFORE_OCCURRED, "ends", "Give an end that is not before the beginning.");
        }
    }

    /** Refuses a date of publication outside the calendar of the zone. */
    static void check(Report report, ZoneId zone) {
        requireMoment(report.published(), zone, "published");
    }

    private static boolean goesOn(Content content, KnownCrisis crisis) {
        return content.standing() == null ? crisis.standing().getOrDefault(content.type(), false) : content.standing();
    }

    private static void requireMoment(@Nullable When date, ZoneId zone, String field) {
        if (date != null) {
            moment(date, zone, field);
        }
    }

    private static long moment(When date, ZoneId zone, String field) {
        try {
            return date.moment(zone);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), field, refusal.detail());
        }
    }
}
