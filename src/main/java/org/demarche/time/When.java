package org.demarche.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A valid time as it is written: an instant in UTC with whole seconds ({@code 2023-08-15T10:00:00Z}), or an EDTF level-0
 * day, month, year, or interval {@code A/B} of these, not necessarily of one precision. Proleptic Gregorian calendar,
 * years 0000 to 9999. Immutable; equal when written alike.
 *
 * <p>What a date means depends on the zone of the crisis, and so does one of the refusals: a date with a second outside
 * the years 0000 to 9999 in UTC is refused, but {@link #parse} does not know the zone. {@link #firstSecond} and
 * {@link #moment} both refuse it, whichever of the two ends lies outside; who records a date therefore asks for its
 * moment in the crisis zone first.
 */
public final class When {
    private static final LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final String text;
    private final boolean instant;
    /** Epoch second of an instant; otherwise the first and the last epoch day. */
    private final long first;

    private final long last;

    private When(String text, boolean instant, long first, long last) {
        this.text = text;
        this.instant = instant;
        this.first = first;
        this.last = last;
    }

    static When instant(String text, long epochSecond) {
        return new When(text, true, epochSecond, epochSecond);
    }

    static When days(String text, LocalDate first, LocalDate last) {
        return new When(text, false, first.toEpochDay(), last.toEpochDay());
    }

    /**
     * Reads {@code text}.
     *
     * @throws org.demarche.kernel.Refusal {@code invalid-date}: another form, a date that the calendar lacks, an
     *     interval whose last day of B is before the first of A, an open end, a fraction, {@code 24:00:00}, second 60,
     *     another offset than {@code Z}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static When parse(String text) {
        return WhenText.read(text);
    }

    /** As it was written. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Whether this is an instant rather than a date or interval. */
    public boolean isInstant() {
        return instant;
    }

    /**
     * The first second (epoch seconds, UTC) that may be meant, for dates in {@code zone}. Of a date that the zone
     * skipped, its moment.
     *
     * @throws org.demarche.kernel.Refusal {@code invalid-date} if the date has a second outside 0000..9999 in UTC
     */
    public long firstSecond(ZoneId zone) {
        if (instant) {
            return first;
        }
        checkBounds(zone);
        return LocalDay.firstSecond(LocalDate.ofEpochDay(first), zone.getRules());
    }

    /**
     * The moment (epoch seconds, UTC): the last second that may be meant, for dates in {@code zone}. Where a clock
     * passes 23:59:59 twice the later is meant; a date that the zone skipped has the moment of the day before.
     *
     * @throws org.demarche.kernel.Refusal {@code invalid-date} if the date has a second outside 0000..9999 in UTC
     */
    public long moment(ZoneId zone) {
        if (instant) {
            return last;
        }
        checkBounds(zone);
        return LocalDay.lastSecond(LocalDate.ofEpochDay(last), zone.getRules());
    }

    private void checkBounds(ZoneId zone) {
        if (first == FIRST_DAY.toEpochDay()) {
            Moment.requireWritable(LocalDay.firstSecond(FIRST_DAY, zone.getRules()), text);
        }
        if (last == LAST_DAY.toEpochDay()) {
            Moment.requireWritable(LocalDay.lastSecond(LAST_DAY, zone.getRules()), text);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof When when && text.equals(when.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
