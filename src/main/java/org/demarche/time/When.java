package org.demarche.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A valid time as it is written: an instant in UTC with whole seconds, or an EDTF level-0 day, month, year or interval.
 * Immutable; equal when written alike.
 */
public record When(String text) {
    /** Reads {@code text}; refuses with {@code invalid-date} what stance-model section 2 refuses. */
    @JsonCreator
    public static When parse(String text) {
        return new When(text);
    }

    /** Whether this is an instant rather than a date or interval. */
    public boolean isInstant() {
        return text.endsWith("Z");
    }

    /** The first second (epoch seconds, UTC) that may be meant, for dates in {@code zone}. */
    public long firstSecond(ZoneId zone) {
        return LocalDate.parse(text).atStartOfDay(zone).toEpochSecond();
    }

    /** The moment (epoch seconds, UTC): the last second that may be meant, for dates in {@code zone}. */
    public long moment(ZoneId zone) {
        return LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toEpochSecond() - 1;
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
