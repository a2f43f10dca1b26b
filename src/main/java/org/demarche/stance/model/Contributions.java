package org.demarche.stance.model;

import java.util.Arrays;

/**
 * The value of a stance split exactly over its evidence (stance-model section 5): floors first, then the missing units one
 * each to the largest remainders, ties to the smaller development id. Reusable: {@link #split} overwrites it. Not
 * thread-safe.
 */
public final class Contributions {
    /** The order of development ids by Unicode code point, over the numbers that stand for them. */
    @FunctionalInterface
    public interface IdOrder {
        int compare(int development, int other);
    }

    private final Sums sums = new Sums();
    private int[] units = new int[16];
    private long[] restHigh = new long[16];
    private long[] restLow = new long[16];

    /** Splits the value of the evidence. */
    public void split(Evidence evidence, IdOrder ids) {
        int size = evidence.size();
        if (size == 0) {
            return;
        }
        reserve(size);
        sums.take(evidence);
        Int128 total = sums.weight();
        int missing = sums.value();
        for (int i = 0; i < size; i++) {
            missing -= floor(evidence, i, total);
        }
        if (missing > 0) {
            giveToLargest(evidence, ids, missing);
        }
    }

    /** The contribution of entry {@code i} of the evidence, in millionths. */
    public int of(int i) {
        return units[i];
    }

    private void reserve(int size) {
        if (size > units.length) {
            int more = Math.max(size, 2 * units.length);
            units = new int[more];
            restHigh = new long[more];
            restLow = new long[more];
        }
    }

    private int floor(Evidence evidence, int i, Int128 total) {
        Int128 share = Int128.product(evidence.weight(i, sums.newest()), 1_000L * evidence.position(i));
        units[i] = (int) share.flooredRatio(total);
        Int128 rest = share.minus(total.times(units[i]));
        restHigh[i] = rest.high();
        restLow[i] = rest.low();
        return units[i];
    }

    private void giveToLargest(Evidence evidence, IdOrder ids, int missing) {
        Integer[] order = new Integer[evidence.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> {
            int byRest = rest(j).compareTo(rest(i));
            return byRest != 0 ? byRest : ids.compare(evidence.development(i), evidence.development(j));
        });
        for (int k = 0; k < missing; k++) {
            units[order[k]]++;
        }
    }

    private Int128 rest(int i) {
        return new Int128(restHigh[i], restLow[i]);
    }
}
