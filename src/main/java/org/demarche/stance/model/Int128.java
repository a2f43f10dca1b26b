package org.demarche.stance.model;

/** A signed integer of 128 bits, for sums and products that a {@code long} cannot hold. Overflow is the caller's to rule out. */
record Int128(long high, long low) implements Comparable<Int128> {
    static final Int128 ZERO = new Int128(0, 0);

    private static final double TWO_TO_64 = 0x1p64;

    static Int128 of(long value) {
        return new Int128(value >> 63, value);
    }

    static Int128 product(long a, long b) {
        return new Int128(Math.multiplyHigh(a, b), a * b);
    }

    Int128 plus(Int128 other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Int128(high + other.high + carry, sum);
    }

    Int128 minus(Int128 other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Int128(high - other.high - borrow, low - other.low);
    }

    Int128 times(long factor) {
        long carried = Math.unsignedMultiplyHigh(low, factor) - (factor < 0 ? low : 0);
        return new Int128(high * factor + carried, low * factor);
    }

    /** Whether {@link #low} is all of it. */
    boolean isLong() {
        return high == low >> 63;
    }

    boolean isZero() {
        return (high | low) == 0;
    }

    /** Within two units in the last place. */
    double doubleValue() {
        if (high < 0) {
            return -ZERO.minus(this).doubleValue();
        }
        double lower = low >= 0 ? low : low + TWO_TO_64;
        return high * TWO_TO_64 + lower;
    }

    /** {@code this / denominator} rounded half-even, for results below 2^40 and positive denominators below 2^126. */
    long roundedRatio(Int128 denominator) {
        long proposal = (long) Math.rint(doubleValue() / denominator.doubleValue());
        Int128 twiceRest = minus(denominator.times(proposal)).times(2);
        int above = twiceRest.compareTo(denominator);
        if (above > 0 || (above == 0 && (proposal & 1) != 0)) {
            return proposal + 1;
        }
        int below = ZERO.minus(twiceRest).compareTo(denominator);
        return below > 0 || (below == 0 && (proposal & 1) != 0) ? proposal - 1 : proposal;
    }

    /** The floor of {@code this / denominator}, for results below 2^40 and positive denominators below 2^126. */
    long flooredRatio(Int128 denominator) {
        long proposal = (long) Math.floor(doubleValue() / denominator.doubleValue());
        Int128 rest = minus(denominator.times(proposal));
        if (rest.high < 0) {
            return proposal - 1;
        }
        return rest.compareTo(denominator) >= 0 ? proposal + 1 : proposal;
    }

    @Override
    public int compareTo(Int128 other) {
        return high != other.high ? Long.compare(high, other.high) : Long.compareUnsigned(low, other.low);
    }
}
