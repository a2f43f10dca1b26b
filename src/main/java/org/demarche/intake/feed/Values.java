package org.demarche.intake.feed;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.development.Place;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** Cells as what they mean. */
final class Values {
    private static final int DAY = 8;
    private static final int SECOND = 14;

    private static final int LONGEST_NUMBER = 100;

    private static final Pattern WEB =
            Pattern.compile("https?://(?:[^/?#\\s@]*@)?([^/:?#\\s]+)", Pattern.CASE_INSENSITIVE);

    private Values() {}

    /** A day as {@code 20161013}, or a second of UTC as {@code 20161013151500}. */
    static When when(String digits, String column) {
        if (!areDigits(digits) || (digits.length() != DAY && digits.length() != SECOND)) {
            throw new Refusal(Code.INVALID_DATE, column, "Give a day as 20161013.");
        }
        String day = joined('-', digits, 0, 4, 6, DAY);
        return parse(digits.length() == DAY ? day : day + "T" + joined(':', digits, DAY, 10, 12, SECOND) + "Z", column);
    }

    private static boolean areDigits(String text) {
        return text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static String joined(char between, String digits, int first, int second, int third, int end) {
        return digits.substring(first, second)
                + between
                + digits.substring(second, third)
                + between
                + digits.substring(third, end);
    }

    /** A date of EDTF level 0. */
    static When parse(String text, String column) {
        try {
            return When.parse(text);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), column, refusal.detail());
        }
    }

    /** A place with what is known of where it lies; null where it has no name. */
    static @Nullable Place place(@Nullable String name, @Nullable String lat, @Nullable String lon) {
        if (name == null) {
            return null;
        }
        BigDecimal north = lat == null ? null : degrees(lat, "lat");
        BigDecimal east = lon == null ? null : degrees(lon, "lon");
        return north == null || east == null ? new Place(name, null, null) : new Place(name, north, east);
    }

    private static BigDecimal degrees(String cell, String field) {
        try {
            if (cell.length() <= LONGEST_NUMBER) {
                return new BigDecimal(cell);
            }
        } catch (NumberFormatException none) {
            // refused like one that is too long, which would take its time
        }
        throw new Refusal(Code.INVALID_VALUE, field, "Give degrees as a number.");
    }

    /** The host of a web address, in lower case; null where it is none. Takes addresses too that are not quite well-formed. */
    static @Nullable String host(String url) {
        Matcher web = WEB.matcher(url);
        return web.lookingAt() ? web.group(1).toLowerCase(Locale.ROOT) : null;
    }

    /** A web address if it is well-formed. */
    static @Nullable String url(String url) {
        try {
            return Require.url(url, "url");
        } catch (Refusal malformed) {
            return null;
        }
    }
}
