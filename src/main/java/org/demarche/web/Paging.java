package org.demarche.web;

import java.util.function.Function;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. A method of a controller that takes one reads the parameters {@code limit} and
 * {@code cursor}.
 *
 * @param requested how many rows, 1..{@value #MOST}; null: as many as is usual for the list
 * @param after where the page before ended, as the list itself named it; null for the first page
 */
public record Paging(@Nullable Integer requested, @Nullable String after) {
    /** The most rows of one page. */
    public static final int MOST = 1_000;

    /** Where the page before ended, as {@code reading} reads it; null for the first page. */
    public <T> @Nullable T after(Function<String, T> reading) {
        try {
            return after == null ? null : reading.apply(after);
        } catch (Refusal forged) {
            throw Cursor.foreign();
        }
    }

    /** How many rows are wanted, where {@code usual} are given to whoever does not say. */
    public int limitOr(int usual) {
        return requested == null ? usual : requested;
    }
}
