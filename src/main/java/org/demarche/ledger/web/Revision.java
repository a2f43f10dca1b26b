package org.demarche.ledger.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that name a revision. */
final class Revision {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS_OF_LONG = 18;
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

    private Revision() {}

    /** The revision that is written, or {@code usual} where none is; refused outside of {@code least} to {@code most}. */
    static long read(String name, @Nullable String written, long usual, long least, long most) {
        if (written == null) {
            return usual;
        }
        if (!NUMBER.matcher(written).matches()) {
            throw new Refusal(Code.INVALID_PARAMETER, name, "Give a revision: a whole number.");
        }
        long revision = written.length() > DIGITS_OF_LONG ? Long.MAX_VALUE : Long.parseLong(written);
        if (revision < least || revision > most) {
            throw new Refusal(
                    Code.UNKNOWN_REVISION,
                    name,
                    least > most ? "There is none yet." : "Give a revision from " + least + " to " + most + ".");
        }
        return revision;
    }

    /** The revision that is written, or the first one that was recorded at the instant that is written or later; else 1. */
    static long from(Ledger ledger, String name, @Nullable String written, long most) {
        return written != null && written.contains("T")
                ? Math.min(most, ledger.revisionAt(second(name, written) - 1) + 1)
                : read(name, written, 1, 1, most);
    }

    /** The revision that is written, or the last one that was recorded at the instant that is written or before; else all. */
    static long upTo(Ledger ledger, String name, @Nullable String written, long most) {
        return written != null && written.contains("T")
                ? Math.min(most, ledger.revisionAt(second(name, written)))
                : read(name, written, most, 0, most);
    }

    private static long second(String name, String written) {
        try {
            if (INSTANT.matcher(written).matches()) {
                return Instant.parse(written).getEpochSecond();
            }
        } catch (DateTimeParseException e) {
            // no such day, or hour: refused below
        }
        throw new Refusal(Code.INVALID_DATE, name, "Give a revision, or an instant such as 2023-08-15T10:00:00Z.");
    }
}
