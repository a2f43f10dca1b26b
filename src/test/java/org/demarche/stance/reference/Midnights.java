package org.demarche.stance.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.SortedSet;
import java.util.TreeSet;

/** The seconds whose local date differs from that of the second before. */
final class Midnights {
    private Midnights() {}

    /**
     * Those from {@code from} to {@code until}, both included. A local date changes only where a valid local clock reads
     * midnight, or where the clock is set: each such second is looked at.
     */
    static SortedSet<Long> between(ZoneId zone, long from, long until) {
        ZoneRules rules = zone.getRules();
        SortedSet<Long> seconds = new TreeSet<>();
        for (LocalDate day = date(zone, from).minusDays(2);
                !day.isAfter(date(zone, until).plusDays(2));
                day = day.plusDays(1)) {
            LocalDateTime midnight = day.atStartOfDay();
            for (ZoneOffset offset : rules.getValidOffsets(midnight)) {
                seconds.add(midnight.toEpochSecond(offset));
            }
        }
        ZoneOffsetTransition set = rules.nextTransition(Instant.ofEpochSecond(from - 1));
        while (set != null && set.toEpochSecond() <= until) {
            seconds.add(set.toEpochSecond());
            set = rules.nextTransition(set.getInstant());
        }
        seconds.removeIf(
                second -> second < from || second > until || date(zone, second).equals(date(zone, second - 1)));
        return seconds;
    }

    private static LocalDate date(ZoneId zone, long second) {
        return Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
    }
}
