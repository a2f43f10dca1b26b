package org.demarche.stance.reference;

import java.math.BigInteger;

/** round(10^9 * 2^(-d/H)) by integer roots. */
final class SlowDecay {
    private static final BigInteger TWICE = BigInteger.valueOf(2_000_000_000L);

    private SlowDecay() {}

    /** Half-even; 10^9 for d <= 0. */
    static long decay(long days, int halfLife) {
        if (days <= 0) {
            return 1_000_000_000L;
        }
        if (days >= 31L * halfLife) {
            return 0;
        }
        int d = Math.toIntExact(days);
        long halves = halves(d, halfLife);
        long below = halves / 2;
        if (halves % 2 == 0) {
            return below;
        }
        boolean tie = power(halves, halfLife, d).equals(TWICE.pow(halfLife));
        return tie && below % 2 == 0 ? below : below + 1;
    }

    /** The largest k with k <= 2 * 10^9 * 2^(-d/H), that is, k^H * 2^d <= (2 * 10^9)^H. */
    private static long halves(int d, int halfLife) {
        BigInteger limit = TWICE.pow(halfLife);
        long least = 0;
        long beyond = 2_000_000_001L;
        while (beyond - least > 1) {
            long middle = (least + beyond) / 2;
            if (power(middle, halfLife, d).compareTo(limit) <= 0) {
                least = middle;
            } else {
                beyond = middle;
            }
        }
        return least;
    }

    private static BigInteger power(long k, int halfLife, int d) {
        return BigInteger.valueOf(k).pow(halfLife).shiftLeft(d);
    }
}
