package org.demarche.intake;

import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken.
 *
 * @param line of the input, from 1
 * @param code of the refusal
 * @param field of the row or of what was made of it; null where it is about the whole
 */
public record Rejection(long line, String code, @Nullable String field, String detail) {
    private static final int LONGEST = 1_000;

    /** Shortens what quotes more of the row than a thousand characters: many are kept. */
    public Rejection {
        field = field == null ? null : shortened(field);
        detail = shortened(detail);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int half = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? 1 : 0;
        return text.substring(0, LONGEST - 1 - half) + "…";
    }
}
