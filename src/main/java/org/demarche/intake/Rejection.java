package org.demarche.intake;

import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken.
 *
 * @param line of the input, from 1
 * @param code of the refusal
 * @param field of the row or of what was made of it; null where it is about the whole
 */
public record Rejection(long line, String code, @Nullable String field, String detail) {}
