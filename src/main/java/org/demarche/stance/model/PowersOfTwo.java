package org.demarche.stance.model;

import java.math.BigInteger;

/**
 * The table {@code round(10^9 * 2^(-d/H))}, half-even, for d from 0 to 31 H - 1.
 *
 * <p>Floating point only proposes. {@code Math.pow} is within one ulp and its argument d/H within half of one, so the
 * proposal is off by less than 10^-6 of a unit; wherever that could matter, the comparison of 10^9 * 2^(-d/H) with the
 * border k + 1/2 is made in integers: {@code (2 * 10^9)^h} against {@code (2k + 1)^h * 2^e}, with e/h = d/H in lowest
 * terms.
 */
final class PowersOfTwo {
    private static final int HALVINGS = 31;
    private static final double DOUBT = 1e-5;
    private static final BigInteger TWICE_FULL = BigInteger.valueOf(2L * Decay.FULL);

    private PowersOfTwo() {}

    static int[] table(int halfLife) {
        int[] table = new int[HALVINGS * halfLife];
        for (int d = 0; d < table.length; d++) {
            table[d] = rounded(d, halfLife);
        }
        return table;
    }

    private static int rounded(int days, int halfLife) {
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
