package org.demarche.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything is compared with what java.time says of each single second. */
class LocalDaysTest {
    private static final long DAY = 86_400;

    @ParameterizedTest
    @CsvSource({
        "Africa/Niamey, 2023-08-15",
        "America/Sao_Paulo, 2018-11-04",
        "America/Sao_Paulo, 2018-02-18",
        "Asia/Beirut, 2022-03-27",
        "Asia/Beirut, 2022-10-30",
        "Africa/Cairo, 2023-04-28",
        "Africa/Cairo, 2023-10-27",
        "America/St_Johns, 2010-11-07",
        "America/Toronto, 1919-03-31",
        "America/Toronto, 2250-03-10",
        "Pacific/Apia, 2011-12-30",
        "Pacific/Kwajalein, 1969-10-01",
        "Pacific/Kwajalein, 1993-08-21",
        "America/Juneau, 1867-10-19",
        "Asia/Manila, 1844-12-31",
    })
    void everySecondOfTheDaysAroundAChangeIsWhereJavaTimeHasIt(String zone, LocalDate day) {
        ZoneId id = ZoneId.of(zone);
        LocalDays days = LocalDays.of(id);
        long from = day.toEpochDay() * DAY - 2 * DAY;
        long until = from + 5 * DAY;
        long midnight = days.nextMidnight(from - 1);
        long yesterday = epochDay(id, from - 1);
        for (long second = from; second <= until; second++) {
            long today = epochDay(id, second);
            if (days.dayOf(second) != today || (today != yesterday) != (second == midnight)) {
                assertThat(days.dayOf(second)).as("day of %d", second).isEqualTo((int) today);
                assertThat(second == midnight).as("midnight at %d", second).isEqualTo(today != yesterday);
            }
            if (second == midnight) {
                midnight = days.nextMidnight(second);
            }
            yesterday = today;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Sao_Paulo", "Asia/Beirut", "Pacific/Apia", "America/St_Johns", "America/Toronto"})
    void daysBeginWithTheirFirstAndEndWithTheirLastSecond(String zone) {
        ZoneId id = ZoneId.of(zone);
        LocalDays days = LocalDays.of(id);
        for (ZoneOffsetTransition change : changes(id)) {
            int middle = days.dayOf(change.toEpochSecond());
            for (int day = middle - 2; day <= middle + 2; day++) {
                long first = days.firstSecond(day);
                long last = days.lastSecond(day);
                if (days.dayOf(last) == day) {
                    assertThat(days.dayOf(first)).isEqualTo(day);
                    assertNoneBetween(days, day, first - 2 * DAY, first - 1);
                    assertNoneBetween(days, day, last + 1, last + 2 * DAY);
                } else {
                    assertThat(last).isEqualTo(first).isEqualTo(days.lastSecond(day - 1));
                    assertNoneBetween(days, day, last - 2 * DAY, last + 2 * DAY);
                }
            }
        }
    }

    private static void assertNoneBetween(LocalDays days, int day, long from, long until) {
        for (long second = from; second <= until; second += 30) {
            if (days.dayOf(second) == day) {
                fail("second %d is of day %d too", second, day);
            }
        }
    }

    @Test
    void anySecondInAnyZoneIsWhereJavaTimeHasIt() {
        Random random = new Random(1);
        for (String zone : ZoneId.getAvailableZoneIds()) {
            ZoneId id = ZoneId.of(zone);
            LocalDays days = LocalDays.of(id);
            for (int i = 0; i < 200; i++) {
                long second = random.nextLong(Moment.FIRST, Moment.LAST);
                long recent = random.nextLong(-2_000_000_000L, 6_000_000_000L);
                assertThat(days.dayOf(second)).as("%s %d", zone, second).isEqualTo((int) epochDay(id, second));
                assertThat(days.dayOf(recent)).as("%s %d", zone, recent).isEqualTo((int) epochDay(id, recent));
            }
        }
    }

    @Test
    void midnightsOfEveryZoneAreChangesOfTheDateAndNoneIsLeftOut() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            ZoneId id = ZoneId.of(zone);
            LocalDays days = LocalDays.of(id);
            for (ZoneOffsetTransition change : changes(id)) {
                assertMidnights(id, days, change.toEpochSecond() - DAY, change.toEpochSecond() + DAY);
            }
        }
    }

    private static void assertMidnights(ZoneId zone, LocalDays days, long from, long until) {
        long second = from;
        while (second < until) {
            long midnight = days.nextMidnight(second);
            assertThat(epochDay(zone, midnight)).as("%s %d", zone, midnight).isNotEqualTo(epochDay(zone, midnight - 1));
            assertThat(epochDay(zone, midnight - 1)).as("%s %d", zone, second).isEqualTo(epochDay(zone, second));
            second = midnight;
        }
    }

    @Test
    void tellsSpansInWhichTheDateGoesBack() {
        LocalDays beirut = LocalDays.of(ZoneId.of("Asia/Beirut"));
        LocalDays stJohns = LocalDays.of(ZoneId.of("America/St_Johns"));
        long beirutSetBack = Instant.parse("2022-10-29T21:00:00Z").getEpochSecond();
        long stJohnsSetBack = Instant.parse("2010-11-07T02:31:00Z").getEpochSecond();

        assertThat(beirut.goesBack(beirutSetBack - DAY, beirutSetBack + DAY)).isFalse();
        assertThat(stJohns.goesBack(stJohnsSetBack - DAY, stJohnsSetBack + DAY)).isTrue();
        assertThat(stJohns.goesBack(stJohnsSetBack - 1, stJohnsSetBack)).isTrue();
        assertThat(stJohns.goesBack(stJohnsSetBack, stJohnsSetBack + DAY)).isFalse();
        assertThat(stJohns.goesBack(stJohnsSetBack - DAY, stJohnsSetBack - 1)).isFalse();
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        Instant end = Instant.parse("2110-01-01T00:00:00Z");
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.parse("1800-01-01T00:00:00Z"));
        while (change != null && change.getInstant().isBefore(end)) {
            changes.add(change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return changes;
    }

    private static long epochDay(ZoneId zone, long second) {
        return Instant.ofEpochSecond(second).atZone(zone).toLocalDate().toEpochDay();
    }
}
