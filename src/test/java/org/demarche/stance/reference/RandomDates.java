package org.demarche.stance.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.demarche.time.Moment;
import org.demarche.time.When;

/** Dates of all forms around a day on which the zone's clocks do something odd. */
public final class RandomDates {
    private record Oddity(String zone, String day) {}

    private final Chance chance;
    private final ZoneId zone;
    private final LocalDate centre;
    private final int spread;

    RandomDates(Chance chance) {
        this.chance = chance;
        Oddity oddity = chance.oneOf(
                new Oddity("Africa/Niamey", "2023-08-15"),
                new Oddity("UTC", "2024-02-29"),
                new Oddity("Asia/Kolkata", "2023-08-15"),
                new Oddity("America/New_York", "2023-11-05"),
                new Oddity("America/St_Johns", "2010-11-07"),
                new Oddity("America/Sao_Paulo", "2018-11-04"),
                new Oddity("America/Sao_Paulo", "2018-02-18"),
                new Oddity("Asia/Beirut", "2022-03-27"),
                new Oddity("Asia/Beirut", "2022-10-30"),
                new Oddity("Africa/Cairo", "2023-10-27"),
                new Oddity("Pacific/Apia", "2011-12-30"),
                new Oddity("Pacific/Kwajalein", "1993-08-21"));
        this.zone = ZoneId.of(oddity.zone());
        this.centre = LocalDate.parse(oddity.day());
        this.spread = chance.oneOf(2, 10, 40, 120);
    }

    public ZoneId zone() {
        return zone;
    }

    LocalDate day() {
        return centre.plusDays(chance.between(-spread, spread));
    }

    /** The first and the last second that anything here is likely to be about. */
    long earliest() {
        return centre.minusDays(spread + 3L).toEpochDay() * 86_400;
    }

    long latest() {
        return centre.plusDays(spread + 3L).toEpochDay() * 86_400;
    }

    long second() {
        return chance.between(earliest(), latest());
    }

    /** Of all forms, mostly days. */
    When date() {
        LocalDate day = day();
        return When.parse(
                switch (chance.between(0, 9)) {
                    case 0 -> Moment.text(second());
                    case 1 -> instant(day, chance.oneOf(0, 1, 59, 60, 3_599, 3_600, 86_399));
                    case 2 -> day.toString().substring(0, 7);
                    case 3 -> day.toString().substring(0, 4);
                    case 4 -> day + "/" + day.plusDays(chance.between(0, 5));
                    case 5 -> day.toString().substring(0, 7) + "/" + day.plusDays(chance.between(0, 40));
                    default -> day.toString();
                });
    }

    private String instant(LocalDate day, int secondOfDay) {
        ZoneOffset offset = zone.getRules().getOffset(day.atStartOfDay());
        return Instant.ofEpochSecond(day.atStartOfDay().toEpochSecond(offset) + secondOfDay)
                .toString();
    }
}
