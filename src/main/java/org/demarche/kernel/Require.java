package org.demarche.kernel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that every recorded value passes. Each throws a {@link Refusal} and nothing else. */
public final class Require {
    /** Longest free text, in UTF-16 units. */
    public static final int LONGEST_TEXT = 4_000;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    private Require() {}

    /** A slug: {@code [a-z0-9][a-z0-9-]{0,79}}. */
    public static String slug(@Nullable String value, String field) {
        if (value == null) {
            throw missing(field);
        }
        if (!SLUG.matcher(value).matches()) {
            throw new Refusal(
                    Code.INVALID_ID, field, "Use 1 to 80 lower-case letters, digits and hyphens, no hyphen first.");
        }
        return value;
    }

    /** A text that is there, not blank, and passes {@link #optionalText}. */
    public static String text(@Nullable String value, String field) {
        if (value == null) {
            throw missing(field);
        }
        if (value.isBlank()) {
            throw new Refusal(Code.INVALID_TEXT, field, "Give a text that is not blank.");
        }
        return wellFormed(value, field);
    }

    /** Null, or a text of at most {@value #LONGEST_TEXT} units without NUL, other control characters or lone surrogates. */
    public static @Nullable String optionalText(@Nullable String value, String field) {
        return value == null ? null : wellFormed(value, field);
    }

    /** A value that is there. */
    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    /** An integer within {@code least..most}, both included. */
    public static int range(int value, int least, int most, String field) {
        if (value < least || value > most) {
            throw new Refusal(Code.INVALID_VALUE, field, "Give a whole number from " + least + " to " + most + ".");
        }
        return value;
    }

    private static Refusal missing(String field) {
        return new Refusal(Code.MISSING_FIELD, field, "Give the field " + field + ".");
    }

    private static String wellFormed(String value, String field) {
        if (value.length() > LONGEST_TEXT) {
            throw new Refusal(Code.INVALID_TEXT, field, "Shorten the text to at most " + LONGEST_TEXT + " characters.");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new Refusal(Code.INVALID_TEXT, field, "Remove the unpaired surrogate at position " + i + ".");
            } else if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                throw new Refusal(Code.INVALID_TEXT, field, "Remove the control character at position " + i + ".");
            }
        }
        return value;
    }
}
