package org.demarche.ledger.web;

import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that name a revision. */
final class Revision {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS_OF_LONG = 18;

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
}
