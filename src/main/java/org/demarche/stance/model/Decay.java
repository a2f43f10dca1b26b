package org.demarche.stance.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much evidence of an age still weighs: {@code round(10^9 * 2^(-d/H))} for whole days d, rounded half-even, exactly
 * (stance-model section 5). Immutable and thread-safe.
 */
public final class Decay {
    /** The weight of what is new. */
    public static final int FULL = 1_000_000_000;

    /** From so many half-lives on nothing is left: 10^9 / 2^31 rounds to 0. */
    static final int LIFETIME = 31;

    private static final int KEPT = 16;
    private static final Map<Integer, Decay> RECENT = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Decay> eldest) {
            return size() > KEPT;
        }
    };

    private final int halfLife;
    /** By age in days, and a 0 for all that is older. */
    private final int[] table;

    private final double[] powers;
    private final double[] roundings;

    private Decay(int halfLife) {
        this.halfLife = halfLife;
        this.table = PowersOfTwo.rounded(halfLife, LIFETIME * halfLife);
        this.powers = PowersOfTwo.floating(halfLife);
        this.roundings = new double[powers.length];
        for (int d = 0; d < powers.length - 1; d++) {
            roundings[d] = after(d) - FULL * powers[d];
        }
    }

    /** The decay with a half-life of 1 to 36500 days. The most recently used ones are kept. */
    public static Decay of(int halfLifeDays) {
        synchronized (RECENT) {
            return RECENT.computeIfAbsent(halfLifeDays, Decay::new);
        }
    }

    public int halfLifeDays() {
        return halfLife;
    }

    /** The number of days after which nothing is left. */
    public int lifetime() {
        return LIFETIME * halfLife;
    }

    /** In 10^-9; {@link #FULL} for zero and negative ages, 0 from {@link #lifetime} on. */
    public int after(int days) {
        return table[Math.max(0, Math.min(days, table.length - 1))];
    }

    /** {@link #after} by age in days; the last entry, 0, stands for all greater ages. */
    int[] table() {
        return table;
    }

    /** 2^(-d/H) by age in days, each within 2^-47 of itself; the last entry, 0, stands for all greater ages. */
    double[] powers() {
        return powers;
    }

    /** What {@link #after} rounds up, in 10^-9, at most half of one: its value less 10^9 * 2^(-d/H); the last entry is 0. */
    double[] roundings() {
        return roundings;
    }
}
