package org.demarche.stance.model;

import java.util.Arrays;

/**
 * Pieces of evidence in the order in which they were added, those of one effective day together where they follow each
 * other: they fade alike. Sums are whole numbers below 2^53. Reusable, not thread-safe.
 */
final class DailySums {
    private int size;
    private int[] days = {};
    /** sum(b p). */
    private double[] strengths = {};
    /** sum(b p x). */
    private double[] positions = {};

    void clear() {
        size = 0;
    }

    /** Makes room for so many days, for what is to be added after {@link #clear}. */
    void reserve(int count) {
        if (count > days.length) {
            days = new int[count];
            strengths = new double[count];
            positions = new double[count];
        }
    }

    void add(int day, int strength, int position) {
        if (size == 0 || days[size - 1] != day) {
            begin(day);
        }
        strengths[size - 1] += strength;
        positions[size - 1] += (double) strength * position;
    }

    private void begin(int day) {
        if (size == days.length) {
            int more = 2 * size + 16;
            days = Arrays.copyOf(days, more);
            strengths = Arrays.copyOf(strengths, more);
            positions = Arrays.copyOf(positions, more);
        }
        days[size] = day;
        strengths[size] = 0;
        positions[size] = 0;
        size++;
    }

    int size() {
        return size;
    }

    /** sum(b p) from one day of these to before another. */
    double strength(int first, int until) {
        double sum = 0;
        for (int i = first; i < until; i++) {
            sum += strengths[i];
        }
        return sum;
    }

    /** By how much decay's rounding lifts sum(w), from one day of these to before another, as of {@code newest}. */
    double rounding(int first, int until, int newest, double[] roundings) {
        double sum = 0;
        for (int i = first; i < until; i++) {
            sum += strengths[i] * roundings[newest - days[i]];
        }
        return sum;
    }

    /** By how much decay's rounding lifts sum(w x), as of {@code newest}. */
    double positionRounding(int newest, double[] roundings) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += positions[i] * roundings[newest - days[i]];
        }
        return sum;
    }
}
