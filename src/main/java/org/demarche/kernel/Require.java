package org.demarche.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that every recorded value passes. Each throws a {@link Refusal} and nothing else. */
public final class Require {
    /** Longest free text, in UTF-16 units. */
    public static final int LONGEST_TEXT = 4_000;

    private static final int LONGEST_SLUG = 80;

    private Require() {}

    /** A slug: {@code [a-z0-9][a-z0-9-]{0,79}}. */
    public static String slug(@Nullable String value, @Nullable String field) {
        if (value == null) {
            throw missing(field);
        }
        if (!isSlug(value)) {
            throw new Refusal(
                    Code.INVALID_ID, field, "Use 1 to 80 lower-case letters, digits and hyphens, no hyphen first.");
        }
        return value;
    }

    /** Whether {@code value} is a slug. */
    public static boolean isSlug(String value) {
        if (value.isEmpty() || value.length() > LONGEST_SLUG || value.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** A text that is there and not blank, as {@link #optionalText} gives it. */
    public static String text(@Nullable String value, @Nullable String field) {
        if (value == null) {
            throw missing(field);
        }
        if (isBlank(value)) {
            throw new Refusal(Code.INVALID_TEXT, field, "Give a text that is not blank.");
        }
        return wellFormed(value, field);
    }

    /**
     * Null, or a text of at most {@value #LONGEST_TEXT} units without NUL, other control characters or lone surrogates. Lines
     * that end in CR LF, as pasted ones may, end in LF from here on.
     */
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

    /** Null, or an absolute http or https URL with a host. */
    public static @Nullable String url(@Nullable String value, String field) {
        if (value != null && !isWebAddress(wellFormed(value, field))) {
            throw new Refusal(Code.INVALID_VALUE, field, "Give an absolute URL that begins with http:// or https://.");
        }
        return value;
    }

    private static boolean isWebAddress(String value) {
        try {
            var uri = new URI(value);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    /** Null, or a text that {@code pattern} matches as a whole; {@code wanted} is the sentence that tells what to give. */
    public static @Nullable String form(@Nullable String value, Pattern pattern, String field, String wanted) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw new Refusal(Code.INVALID_VALUE, field, wanted);
        }
        return value;
    }

    /** A reason, for a write that needs one. */
    public static String reason(@Nullable String reason) {
        if (reason == null || isBlank(reason)) {
            throw new Refusal(Code.REASON_REQUIRED, "reason", "Give a reason; it is kept with the record for ever.");
        }
        return wellFormed(reason, "reason");
    }

    /** A reason, for a write that needs none: null, or one that says something. */
    public static @Nullable String optionalReason(@Nullable String reason) {
        return reason == null ? null : text(reason, "reason");
    }

    /** An integer within {@code least..most}, both included. */
    public static int range(int value, int least, int most, String field) {
        if (value < least || value > most) {
            throw new Refusal(Code.INVALID_VALUE, field, "Give a whole number from " + least + " to " + most + ".");
        }
        return value;
    }

    /** What {@code part} gives; what it refuses is told as a refusal within {@code field}. */
    public static <T extends @Nullable Object> T within(String field, Supplier<T> part) {
        try {
            return part.get();
        } catch (Refusal refusal) {
            throw refusal.within(field);
        }
    }

    /** Runs {@code check}; what it refuses is told as a refusal within {@code field}. */
    public static void within(String field, Runnable check) {
        try {
            check.run();
        } catch (Refusal refusal) {
            throw refusal.within(field);
        }
    }

    /** Every element, itself there, as {@code reading} gives it, in order; null is none. Refusals name {@code field[i]}. */
    public static <D, T> List<T> each(
            @Nullable List<? extends @Nullable D> list, String field, int most, Function<D, T> reading) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > most) {
            throw new Refusal(Code.INVALID_VALUE, field, "Give at most " + most + " of them.");
        }
        var read = new ArrayList<T>(list.size());
        for (int i = 0; i < list.size(); i++) {
            String place = field + "[" + i + "]";
            D element = present(list.get(i), place);
            read.add(within(place, () -> reading.apply(element)));
        }
        return List.copyOf(read);
    }

    /** Every element, itself there, in order; null is none. */
    public static <T> List<T> list(@Nullable List<? extends @Nullable T> list, String field, int most) {
        return Require.<T, T>each(list, field, most, Function.identity());
    }

    /** A list with something in it. */
    public static <T> List<T> some(List<T> list, String field) {
        if (list.isEmpty()) {
            throw new Refusal(Code.INVALID_VALUE, field, "Give one or more of them.");
        }
        return list;
    }

    /** That a body that names an id names the one it is sent to. */
    public static <T> void sameId(@Nullable T inBody, T inPath, String field) {
        if (inBody != null && !inBody.equals(inPath)) {
            throw new Refusal(Code.ID_MISMATCH, field, "Leave the id out of the body, or give the one of the path.");
        }
    }

    private static Refusal missing(@Nullable String field) {
        return new Refusal(Code.MISSING_FIELD, field, "Give this field a value; it is required.");
    }

    /** Whether nothing of it can be seen: spaces of every kind, and characters that only shape others. */
    private static boolean isBlank(String value) {
        int c;
        for (int i = 0; i < value.length(); i += Character.charCount(c)) {
            c = value.codePointAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT) {
                return false;
            }
        }
        return true;
    }

    private static String wellFormed(String sent, @Nullable String field) {
        String value = sent.replace("\r\n", "\n");
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
