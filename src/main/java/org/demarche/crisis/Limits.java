package org.demarche.crisis;

import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;

/** The ranges of a codebook's numbers (stance-model section 9). Each check refuses with {@code invalid-codebook}. */
final class Limits {
    private Limits() {}

    static int percent(int value, String field) {
        range(value, 0, 100, field);
        return value;
    }

    static void position(int value, String field) {
        range(value, -1_000, 1_000, field);
    }

    static void threshold(int value, String field) {
        range(value, 0, 1_000_000_000, field);
    }

    static void range(int value, int least, int most, String field) {
        require(value >= least && value <= most, field, "Give a whole number from " + least + " to " + most + ".");
    }

    static void require(boolean held, String field, String detail) {
        if (!held) {
            throw new Refusal(Code.INVALID_CODEBOOK, field, detail);
        }
    }
}
