package org.demarche.console;

import java.util.Arrays;
import java.util.List;

/** Times that were measured, in milliseconds. */
record Figures(double[] sorted) {
    static Figures of(List<? extends Number> times) {
        double[] sorted = times.stream().mapToDouble(Number::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    private double at(double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }

    @Override
    public String toString() {
        return "p50 %.1f, p95 %.1f, most %.1f ms of %d".formatted(at(.5), at(.95), at(1), sorted.length);
    }
}
