package org.demarche.intake;

import java.util.List;

/** Whoever follows an import, and may break it off. */
public interface Progress {
    /**
     * Tells what the import had come to some batches before, and at the end what it has come to in all. What is told as
     * recorded outlasts a crash.
     *
     * @param rejections the first {@value Tally#TOLD} rows that were refused
     */
    void advance(Counts counts, List<Rejection> rejections);

    /**
     * Whether it is to end before the next batch, and wait for nothing meanwhile. Asked before each batch and where it waits, and by
     * another thread for each row that is read.
     */
    default boolean isCancelled() {
        return false;
    }
}
