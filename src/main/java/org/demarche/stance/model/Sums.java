package org.demarche.stance.model;

/**
 * The sums of sections 5 and 6 over some of the evidence, in integers: with w_i = b_i p_i decay(n - e_i) and n the newest
 * effective day among what is summed up, W, and P and N, the sums of w |x| over x > 0 and x < 0. Reusable.
 *
 * <p>Design note. w_i is at most 10^17 and fits a {@code long}; its sums and products do not. Each is summed in two halves,
 * the lower of 28 bits: with positions of at most 1000 both stay within a {@code long} for up to {@value #MOST} pieces.
 * Quotients, at most 10^6, are proposed in floating point: each half is converted within 2^-53 of itself, so that a
 * proposal is off by less than 10^6 * 2^-49 < 10^-8. Where a border between two roundings is nearer than {@value #DOUBT},
 * the quotient is computed in 128 bits.
 */
final class Sums {
    /** As many pieces as can be summed up. */
    static final int MOST = 1 << 24;

    private static final double DOUBT = 1e-6;
    private static final long WEIGHT_UNIT = 100_000_000_000L;
    /** So many w fit a {@code long} together. */
    private static final int FITTING = 64;

    private static final int HALF = 28;
    private static final double UPPER = 1L << HALF;
    private static final long LOWER = (1L << HALF) - 1;

    private int newest;
    private long weightUpper;
    private long weightLower;
    private long supportingUpper;
    private long supportingLower;
    private long opposingUpper;
    private long opposingLower;

    /** Sums up all of the evidence. */
    void take(Evidence evidence) {
        take(evidence, 0, 0);
    }

    /** Sums up words and commitments alone. */
    void takeWords(Evidence evidence) {
        take(evidence, Columns.DEED, 0);
    }

    /** Sums up deeds alone. */
    void takeDeeds(Evidence evidence) {
        take(evidence, Columns.DEED, Columns.DEED);
    }

    private void take(Evidence evidence, int mask, int wanted) {
        newest = newest(evidence, mask, wanted);
        long wu = 0;
        long wl = 0;
        long pu = 0;
        long pl = 0;
        long nu = 0;
        long nl = 0;
        for (int i = 0; i < evidence.size(); i++) {
            if ((evidence.saying(i) & mask) == wanted) {
                long w = evidence.weight(i, newest);
                long upper = w >>> HALF;
                long lower = w & LOWER;
                int above = Math.max(evidence.position(i), 0);
                int below = Math.max(-evidence.position(i), 0);
                wu += upper;
                wl += lower;
                pu += upper * above;
                pl += lower * above;
                nu += upper * below;
                nl += lower * below;
            }
        }
        weightUpper = wu;
        weightLower = wl;
        supportingUpper = pu;
        supportingLower = pl;
        opposingUpper = nu;
        opposingLower = nl;
    }

    private static int newest(Evidence evidence, int mask, int wanted) {
        int newest = Integer.MIN_VALUE;
        for (int i = 0; i < evidence.size(); i++) {
            if ((evidence.saying(i) & mask) == wanted) {
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
    Int128 weight() {
        return joined(weightUpper, weightLower);
    }

    /** round(10^6 S / (1000 W)). */
    int value() {
        double sum = (supportingUpper - opposingUpper) * UPPER + (supportingLower - opposingLower);
        double proposal = 1_000 * sum / (weightUpper * UPPER + weightLower);
        double rounded = Math.rint(proposal);
        return Math.abs(proposal - rounded) < 0.5 - DOUBT ? (int) rounded : exactValue();
    }

    private int exactValue() {
        Int128 sum = joined(supportingUpper - opposingUpper, supportingLower - opposingLower);
        return (int) sum.times(1_000).roundedRatio(weight());
    }

    /** round(10^6 * 2 min(P,N)/(P+N)); 0 if both are 0. */
    int ambivalence() {
        Int128 supporting = joined(supportingUpper, supportingLower);
        Int128 opposing = joined(opposingUpper, opposingLower);
        Int128 both = supporting.plus(opposing);
        Int128 lesser = supporting.compareTo(opposing) <= 0 ? supporting : opposing;
        return both.isZero() ? 0 : (int) lesser.times(2_000_000).roundedRatio(both);
    }

    /** round(10^6 * W(x=0)/W). */
    int neutrality(Evidence evidence) {
        long upper = 0;
        long lower = 0;
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.position(i) == 0) {
                long w = evidence.weight(i, newest);
                upper += w >>> HALF;
                lower += w & LOWER;
            }
        }
        return (int) joined(upper, lower).times(1_000_000).roundedRatio(weight());
    }

    /** Whether W(denied) is at least that percentage of W. */
    boolean isContested(Evidence evidence, int percent) {
        long upper = 0;
        long lower = 0;
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.isDenied(i)) {
                long w = evidence.weight(i, newest);
                upper += w >>> HALF;
                lower += w & LOWER;
            }
        }
        return joined(upper, lower).times(100).compareTo(weight().times(percent)) >= 0;
    }

    /** round(10^6 sum(b p decay(day - e)) / 10^17). */
    static long weightOn(int day, Evidence evidence) {
        long upper = 0;
        long lower = 0;
        for (int first = 0; first < evidence.size(); first += FITTING) {
            long part = evidence.weight(first, Math.min(first + FITTING, evidence.size()), day);
            upper += part >>> HALF;
            lower += part & LOWER;
        }
        Int128 sum = joined(upper, lower);
        return sum.isLong() ? weight(sum.low()) : sum.roundedRatio(Int128.of(WEIGHT_UNIT));
    }

    /** The weight, millionths, for a sum of b p decay: round(10^6 sum / 10^17). */
    static long weight(long sum) {
        return Fraction.round(sum, WEIGHT_UNIT);
    }

    private static Int128 joined(long upper, long lower) {
        return Int128.product(upper, 1L << HALF).plus(Int128.of(lower));
    }
}
