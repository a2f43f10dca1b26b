package org.demarche.stance.model;

import java.math.BigInteger;

/**
 * Tables of 2^(-d/H) for whole d.
 *
 * <p>Of {@code round(10^9 * 2^(-d/H))} floating point only proposes the digits. {@code Math.pow} is within one unit in the
 * last place and its argument, at most 31, within half of one, so a proposal is off by less than 10^-6; wherever that
 * could matter, 10^9 * 2^(-d/H) is compared with the border k + 1/2 in integers: {@code (2 * 10^9)^h} with
 * {@code (2k + 1)^h * 2^e}, where e/h is d/H in lowest terms.
 */
final class PowersOfTwo {
    private static final double DOUBT = 1e-5;
    private static final BigInteger TWICE_FULL = BigInteger.valueOf(2L * Decay.FULL);

    private static final int FLOATING_HALF_LIVES = 128;
    private static final int FLOATING_DAYS = 40_000;

    private PowersOfTwo() {}

    /** 10^9 * 2^(-d/H), rounded half-even, for d below {@code days}, and a 0 at {@code days}. */
    static int[] rounded(int halfLife, int days) {
        int[] table = new int[days + 1];
        for (int d = 0; d < days; d++) {
            table[d] = roundedAt(d, halfLife);
        }
        return table;
    }

    /** 2^(-d/H) for d up to 128 H, but not more than about a century; and a 0 for all greater d. */
    static double[] floating(int halfLife) {
        double[] table = new double[Math.min(FLOATING_HALF_LIVES * halfLife, FLOATING_DAYS)];
        for (int d = 0; d < table.length - 1; d++) {
            table[d] = Math.pow(2, -(double) d / halfLife);
        }
        return table;
    }

    private static int roundedAt(int days, int halfLife) {
        double proposal = Decay.FULL * Math.pow(2, -(double) days / halfLife);
        int below = (int) proposal;
        double fraction = proposal - below;
        if (fraction > 0.5 + DOUBT) {
            return below + 1;
        }
        if (fraction < 0.5 - DOUBT) {
            return below;
        }
        int side = againstHalf(days, halfLife, below);
        return side > 0 || (side == 0 && below % 2 != 0) ? below + 1 : below;
    }

    /** The sign of 10^9 * 2^(-days/halfLife) - (below + 1/2). */
    private static int againstHalf(int days, int halfLife, int below) {
        int common = gcd(days, halfLife);
        int h = halfLife / common;
        int e = days / common;
        BigInteger border = BigInteger.valueOf(2L * below + 1).pow(h).shiftLeft(e);
        return TWICE_FULL.pow(h).compareTo(border);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
