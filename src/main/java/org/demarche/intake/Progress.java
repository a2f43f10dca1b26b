package org.demarche.intake;

import java.util.List;

/** Whoever follows an import, and may break it off. */
public interface Progress {
    /**
     * Tells after each batch what the import has come to.
     *
     * @param rejections the first {@value Tally#TOLD} rows that were refused
     */
    void advance(Counts counts, List<Rejection> rejections);

    /** Whether it is to end before the next batch. */
    default boolean isCancelled() {
        return false;
    }
}
