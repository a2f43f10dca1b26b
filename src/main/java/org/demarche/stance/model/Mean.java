package org.demarche.stance.model;

/**
 * The weighted mean of some of the evidence: W = sum w_i, S = sum w_i x_i with w_i = b_i p_i decay(n - e_i), n the newest
 * effective day among what is taken (stance-model section 5). Reusable.
 *
 * <p>w_i is at most 10^6 * 100 * 10^9 = 10^17, so that {@value #CHUNK} of them add up within a {@code long}; S is summed in
 * two halves of w_i, each times at most 1000 in absolute value, which stays within a {@code long} too. Longer evidence is
 * taken in chunks.
 */
final class Mean {
    static final int CHUNK = 92;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private int newest;
    private Int128 total = Int128.of(0);
    private Int128 sum = Int128.of(0);

    /** Takes the evidence whose flags under {@code mask} are {@code wanted}; there must be some. */
    void take(Evidence evidence, int mask, int wanted) {
        total = Int128.of(0);
        sum = Int128.of(0);
        newest = newest(evidence, mask, wanted);
        for (int from = 0; from < evidence.size(); from += CHUNK) {
            addChunk(evidence, from, Math.min(evidence.size(), from + CHUNK), mask, wanted);
        }
    }

    private void addChunk(Evidence evidence, int from, int until, int mask, int wanted) {
        long weights = 0;
        long upper = 0;
        long lower = 0;
        for (int i = from; i < until; i++) {
            if ((evidence.flags(i) & mask) == wanted) {
                long w = evidence.weight(i, newest);
                weights += w;
                upper += (w >>> 32) * evidence.position(i);
                lower += (w & LOW_HALF) * evidence.position(i);
            }
        }
        total = total.plus(Int128.of(weights));
        sum = sum.plus(Int128.product(upper, 1L << 32)).plus(Int128.of(lower));
    }

    private static int newest(Evidence evidence, int mask, int wanted) {
        int newest = Integer.MIN_VALUE;
        for (int i = 0; i < evidence.size(); i++) {
            if ((evidence.flags(i) & mask) == wanted) {
                newest = Math.max(newest, evidence.effectiveDay(i));
            }
        }
        return newest;
    }

    /** n. */
    int newest() {
        return newest;
    }

    /** W. */
    Int128 total() {
        return total;
    }

    /** round(10^6 S / (1000 W)), half-even. */
    int value() {
        return (int) sum.times(1_000).roundedRatio(total);
    }
}
