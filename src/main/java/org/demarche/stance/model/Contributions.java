package org.demarche.stance.model;

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
    private int[] order = new int[16];

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
            order = new int[more];
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

    /** Brings the {@code missing} largest remainders to the front, by halves that need no order of their own. */
    private void giveToLargest(Evidence evidence, IdOrder ids, int missing) {
        int size = evidence.size();
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        int from = 0;
        int until = size;
        while (until - from > 1) {
            int pivot = partition(evidence, ids, from, until);
            if (pivot < missing) {
                from = pivot + 1;
            } else {
                until = pivot;
            }
        }
        for (int k = 0; k < missing; k++) {
            units[order[k]]++;
        }
    }

    /** Puts what comes before an entry in the middle before it and all else behind; returns where that entry is then. */
    private int partition(Evidence evidence, IdOrder ids, int from, int until) {
        swap((from + until) >>> 1, until - 1);
        int pivot = order[until - 1];
        int at = from;
        for (int k = from; k < until - 1; k++) {
            if (comesBefore(evidence, ids, order[k], pivot)) {
                swap(k, at++);
            }
        }
        swap(at, until - 1);
        return at;
    }

    private void swap(int k, int l) {
        int held = order[k];
        order[k] = order[l];
        order[l] = held;
    }

    private boolean comesBefore(Evidence evidence, IdOrder ids, int i, int j) {
        if (restHigh[i] != restHigh[j]) {
            return restHigh[i] > restHigh[j];
        }
        int byRest = Long.compareUnsigned(restLow[i], restLow[j]);
        return byRest > 0 || (byRest == 0 && ids.compare(evidence.development(i), evidence.development(j)) < 0);
    }
}
