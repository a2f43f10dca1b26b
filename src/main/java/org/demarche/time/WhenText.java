package org.demarche.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;

/** The grammar of {@link When}. */
final class WhenText {
    private static final Pattern INSTANT = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})Z");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    private WhenText() {}

    static When read(String text) {
        try {
            Matcher instant = INSTANT.matcher(text);
            return instant.matches() ? When.instant(text, second(instant)) : dates(text);
        } catch (DateTimeException e) {
            throw new Refusal(
                    Code.INVALID_DATE, null, "Give a date and time of day that exist; " + e.getMessage() + ".");
        }
    }

    private static long second(Matcher m) {
        return LocalDateTime.of(number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6))
                .toEpochSecond(ZoneOffset.UTC);
    }

    private static When dates(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            Matcher date = date(text);
            return When.days(text, firstDay(date), lastDay(date));
        }
        LocalDate first = firstDay(date(text.substring(0, slash)));
        LocalDate last = lastDay(date(text.substring(slash + 1)));
        if (last.isBefore(first)) {
            throw new Refusal(Code.INVALID_DATE, null, "Write the earlier date of an interval first.");
        }
        return When.days(text, first, last);
    }

    private static Matcher date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            throw new Refusal(
                    Code.INVALID_DATE,
                    null,
                    "Write a day (2023-08-15), a month (2023-08), a year (2023), an interval of these (2023-08/2023-09-15)"
                            + " or an instant in UTC with whole seconds (2023-08-15T10:00:00Z).");
        }
        return date;
    }

    private static LocalDate firstDay(Matcher date) {
        int month = date.group(2) == null ? 1 : number(date, 2);
        int day = date.group(3) == null ? 1 : number(date, 3);
        return LocalDate.of(number(date, 1), month, day);
    }

    private static LocalDate lastDay(Matcher date) {
        if (date.group(3) != null) {
            return firstDay(date);
        }
        int month = date.group(2) == null ? 12 : number(date, 2);
        return YearMonth.of(number(date, 1), month).atEndOfMonth();
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
