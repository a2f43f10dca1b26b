package org.demarche.bench;

/** The shapes of the answers, in columns; values and weights in millionths. */
final class Answers {
    private Answers() {}

    /** The first {@code size} of each are the tracks with evidence. */
    record Picture(int size, int[] tracks, double[] values, double[] weights) {}

    record Stance(boolean hasEvidence, double value, double weight) {}

    /** What counts for a stance; {@code parts}: what each contributes, where that is told. */
    record Trace(int size, int[] developments, int[] parts) {}

    /** The value and the weight from each of the times on: epoch seconds of the product, days of the floor. */
    record Timeline(int size, long[] times, double[] values, double[] weights) {}
}
