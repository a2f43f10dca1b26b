package org.demarche.intake;

/** Whoever follows an import, and may break it off. */
interface Progress {
    /** Tells what it has come to. */
    void advance(Tally tally);

    /** Whether it is to end before the next batch. */
    boolean isCancelled();
}
