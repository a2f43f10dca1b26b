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

    private static final int KEPT = 16;
    private static final Map<Integer, Decay> RECENT = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Decay> eldest) {
            return size() > KEPT;
        }
    };

    private final int halfLife;
    private final int[] table;

    private Decay(int halfLife) {
        this.halfLife = halfLife;
        this.table = PowersOfTwo.table(halfLife);
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

    /** The number of days after which nothing is left: 31 half-lives. */
    public int lifetime() {
        return table.length;
    }

    /** In 10^-9; {@link #FULL} for zero and negative ages, 0 from {@link #lifetime} on. */
    public int after(int days) {
        if (days <= 0) {
            return FULL;
        }
        return days < table.length ? table[days] : 0;
    }
}
