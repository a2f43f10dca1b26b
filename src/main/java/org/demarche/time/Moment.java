package org.demarche.time;

import java.time.Instant;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;

/** Moments, as epoch seconds in UTC, and how they are written. */
public final class Moment {
    /** 0000-01-01T00:00:00Z. */
    public static final long FIRST = -62_167_219_200L;
    /** 9999-12-31T23:59:59Z. */
    public static final long LAST = 253_402_300_799L;

    private Moment() {}

    /** RFC 3339 with {@code Z} and whole seconds, for {@link #FIRST} to {@link #LAST}. */
    public static String text(long epochSecond) {
        if (!isWritable(epochSecond)) {
            throw new IllegalArgumentException("outside the years 0000 to 9999: " + epochSecond);
        }
        return Instant.ofEpochSecond(epochSecond).toString();
    }

    static void requireWritable(long epochSecond, String date) {
        if (!isWritable(epochSecond)) {
            throw new Refusal(
                    Code.INVALID_DATE, null, "Give a date within the years 0000 to 9999 in UTC: " + date + " is not.");
        }
    }

    private static boolean isWritable(long epochSecond) {
        return epochSecond >= FIRST && epochSecond <= LAST;
    }
}
