package org.demarche.stance.model;

import java.math.BigInteger;

/** Exact fractions rounded half-even. */
final class Fraction {
    private Fraction() {}

    /** {@code numerator / denominator}, rounded half-even; the denominator is positive. */
    static BigInteger round(BigInteger numerator, BigInteger denominator) {
        BigInteger[] floor = floor(numerator, denominator);
        int half = floor[1].shiftLeft(1).compareTo(denominator);
        return half > 0 || (half == 0 && floor[0].testBit(0)) ? floor[0].add(BigInteger.ONE) : floor[0];
    }

    /** {@code numerator / denominator}, rounded half-even, for numerators that are not negative. */
    static long round(long numerator, long denominator) {
        return round(numerator / denominator, numerator % denominator, denominator);
    }

    /** {@code floor + remainder / denominator}, rounded half-even, for {@code 0 <= remainder < denominator}. */
    static long round(long floor, long remainder, long denominator) {
        int half = Long.compare(remainder, denominator - remainder);
        return half > 0 || (half == 0 && (floor & 1) != 0) ? floor + 1 : floor;
    }

    /** The floor of {@code numerator / denominator} and the remainder, which is not negative; the denominator is positive. */
    static BigInteger[] floor(BigInteger numerator, BigInteger denominator) {
        BigInteger[] division = numerator.divideAndRemainder(denominator);
        if (division[1].signum() < 0) {
            division[0] = division[0].subtract(BigInteger.ONE);
            division[1] = division[1].add(denominator);
        }
        return division;
    }
}
