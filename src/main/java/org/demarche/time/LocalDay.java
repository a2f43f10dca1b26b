package org.demarche.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/** The first and the last second of a calendar day in a zone. */
final class LocalDay {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private LocalDay() {}

    /** The earliest second with that local date; of a skipped day, its {@link #lastSecond}. */
    static long firstSecond(LocalDate day, ZoneRules rules) {
        LocalDateTime start = day.atStartOfDay();
        List<ZoneOffset> offsets = rules.getValidOffsets(start);
        if (!offsets.isEmpty()) {
            return start.toEpochSecond(offsets.getFirst());
        }
        ZoneOffsetTransition gap = rules.getTransition(start);
        return gap.getDateTimeAfter().toLocalDate().equals(day)
                ? gap.toEpochSecond()
                : lastSecond(day.minusDays(1), rules);
    }

    /** The latest second with that local date; of a skipped day, the latest of the day before. */
    static long lastSecond(LocalDate day, ZoneRules rules) {
        LocalDateTime end = day.atTime(LAST_SECOND);
        List<ZoneOffset> offsets = rules.getValidOffsets(end);
        if (!offsets.isEmpty()) {
            return end.toEpochSecond(offsets.getLast());
        }
        ZoneOffsetTransition gap = rules.getTransition(end);
        return gap.getDateTimeBefore().isAfter(day.atStartOfDay())
                ? gap.toEpochSecond() - 1
                : lastSecond(day.minusDays(1), rules);
    }
}
