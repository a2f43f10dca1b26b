package org.demarche.stance.model;

/** What tells an unclear stance's labels apart: how much of the evidence is for, against and neither (section 6). */
final class Balance {
    private Int128 supporting = Int128.of(0);
    private Int128 opposing = Int128.of(0);
    private Int128 neutral = Int128.of(0);

    static Balance of(Evidence evidence, int newest) {
        Balance balance = new Balance();
        for (int i = 0; i < evidence.size(); i++) {
            balance.add(evidence.weight(i, newest), evidence.position(i));
        }
        return balance;
    }

    private void add(long weight, int position) {
        if (position > 0) {
            supporting = supporting.plus(Int128.product(weight, position));
        } else if (position < 0) {
            opposing = opposing.plus(Int128.product(weight, -position));
        } else {
            neutral = neutral.plus(Int128.of(weight));
        }
    }

    /** Whether round(10^6 * 2 min(P,N)/(P+N)), 0 if both are 0, reaches the threshold. */
    boolean isAmbivalent(int threshold) {
        Int128 both = supporting.plus(opposing);
        Int128 lesser = supporting.compareTo(opposing) <= 0 ? supporting : opposing;
        return both.isZero() ? threshold <= 0 : roundsToAtLeast(lesser.times(2), both, threshold);
    }

    /** Whether round(10^6 * W(x=0)/W) reaches the threshold. */
    boolean isNeutral(Int128 total, int threshold) {
        return roundsToAtLeast(neutral, total, threshold);
    }

    /** Parts of a whole are 0..10^6 millionths, so a threshold beyond is never reached. */
    private static boolean roundsToAtLeast(Int128 part, Int128 whole, int threshold) {
        return part.times(1_000_000).roundedRatio(whole) >= threshold;
    }
}
