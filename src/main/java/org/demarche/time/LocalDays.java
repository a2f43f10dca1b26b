package org.demarche.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The local days of one zone: which epoch day (days since 1970-01-01 of the local calendar) a second (epoch seconds,
 * UTC) falls on, and where days begin and end. Immutable and thread-safe; {@link #dayOf} and {@link #nextMidnight}
 * allocate nothing before the year {@value #HORIZON}.
 *
 * <p>A local date may begin twice (a clock set back over midnight) and need not exist (the zone crossed the date line).
 */
public final class LocalDays {
    private static final int HORIZON = 2100;
    private static final int SECONDS_OF_DAY = 86_400;

    private final ZoneId zone;
    private final ZoneRules rules;
    /** Since when (epoch second) {@code offsets[i]} holds, ascending; the first from ever. */
    private final long[] since;

    private final int[] offsets;
    /** From here on {@code rules} is asked. */
    private final long horizon;
    /** The seconds before the horizon whose local date is before that of the second before, ascending. */
    private final long[] backward;

    private LocalDays(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.horizon = LocalDate.of(HORIZON, 1, 1).toEpochDay() * SECONDS_OF_DAY;
        List<ZoneOffsetTransition> transitions = transitionsUntil(horizon, rules);
        this.since = new long[transitions.size() + 1];
        this.offsets = new int[transitions.size() + 1];
        since[0] = Long.MIN_VALUE;
        offsets[0] = rules.getOffset(Instant.MIN).getTotalSeconds();
        for (int i = 1; i < since.length; i++) {
            since[i] = transitions.get(i - 1).toEpochSecond();
            offsets[i] = transitions.get(i - 1).getOffsetAfter().getTotalSeconds();
        }
        this.backward = Arrays.stream(since, 1, since.length)
                .filter(second -> dayOf(second) < dayOf(second - 1))
                .toArray();
    }

    private static List<ZoneOffsetTransition> transitionsUntil(long end, ZoneRules rules) {
        return Stream.iterate(
                        rules.nextTransition(Instant.MIN),
                        t -> t != null && t.toEpochSecond() < end,
                        t -> rules.nextTransition(t.getInstant()))
                .toList();
    }

    /** The local days of {@code zone}. Building it takes some microseconds: keep it. */
    public static LocalDays of(ZoneId zone) {
        return new LocalDays(zone);
    }

    public ZoneId zone() {
        return zone;
    }

    /** The local epoch day of the second. */
    public int dayOf(long second) {
        return day(second, offsetAt(second));
    }

    /** The first second with that local date; of a day that the zone skipped, its {@link #lastSecond}. */
    public long firstSecond(int day) {
        return LocalDay.firstSecond(LocalDate.ofEpochDay(day), rules);
    }

    /** The last second with that local date; of a day that the zone skipped, that of the day before. */
    public long lastSecond(int day) {
        return LocalDay.lastSecond(LocalDate.ofEpochDay(day), rules);
    }

    /** The first second after {@code second} whose local date differs from that of the second before it. */
    public long nextMidnight(long second) {
        long from = second;
        while (true) {
            int offset = offsetAt(from);
            long midnight = (day(from, offset) + 1L) * SECONDS_OF_DAY - offset;
            long change = nextChange(from);
            if (midnight < change) {
                return midnight;
            }
            if (dayOf(change) != day(change - 1, offset)) {
                return change;
            }
            from = change;
        }
    }

    /**
     * Whether the local date may go back between two seconds, because a clock was set back over midnight: false only if
     * no second after {@code from} and up to {@code until} has an earlier date than the one before it.
     */
    public boolean goesBack(long from, long until) {
        if (until >= horizon && !rules.getTransitionRules().isEmpty()) {
            return true;
        }
        if (backward.length == 0 || backward[backward.length - 1] <= from) {
            return false;
        }
        int next = Arrays.binarySearch(backward, from + 1);
        int first = next >= 0 ? next : -next - 1;
        return first < backward.length && backward[first] <= until;
    }

    private static int day(long second, int offset) {
        return (int) Math.floorDiv(second + offset, SECONDS_OF_DAY);
    }

    private int offsetAt(long second) {
        return second < horizon
                ? offsets[period(second)]
                : rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    /** The first change of offset after the second; {@link Long#MAX_VALUE} if none. */
    private long nextChange(long second) {
        int next = second < horizon ? period(second) + 1 : since.length;
        if (next < since.length) {
            return since[next];
        }
        ZoneOffsetTransition transition = rules.nextTransition(Instant.ofEpochSecond(second));
        return transition == null ? Long.MAX_VALUE : transition.toEpochSecond();
    }

    private int period(long second) {
        int last = since.length - 1;
        if (second >= since[last]) {
            return last;
        }
        int found = Arrays.binarySearch(since, second);
        return found >= 0 ? found : -found - 2;
    }
}
