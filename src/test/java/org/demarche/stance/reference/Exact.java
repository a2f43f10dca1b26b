package org.demarche.stance.reference;

import java.math.BigInteger;

/** An exact fraction; the denominator is positive. */
record Exact(BigInteger numerator, BigInteger denominator) implements Comparable<Exact> {
    static final Exact ZERO = of(0);
    static final Exact ONE = of(1);

    static Exact of(long whole) {
        return new Exact(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Exact of(long numerator, long denominator) {
        return new Exact(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    Exact plus(Exact other) {
        return new Exact(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Exact minus(Exact other) {
        return plus(other.negated());
    }

    Exact times(Exact other) {
        return new Exact(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Exact times(long factor) {
        return times(of(factor));
    }

    Exact dividedBy(Exact other) {
        if (other.numerator.signum() < 0) {
            return negated().dividedBy(other.negated());
        }
        return new Exact(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Exact negated() {
        return new Exact(numerator.negate(), denominator);
    }

    Exact absolute() {
        return new Exact(numerator.abs(), denominator);
    }

    Exact min(Exact other) {
        return compareTo(other) <= 0 ? this : other;
    }

    boolean isZero() {
        return numerator.signum() == 0;
    }

    BigInteger floor() {
        BigInteger[] division = numerator.divideAndRemainder(denominator);
        return division[1].signum() < 0 ? division[0].subtract(BigInteger.ONE) : division[0];
    }

    /** Half-even. */
    BigInteger rounded() {
        BigInteger floor = floor();
        int side = minus(new Exact(floor, BigInteger.ONE)).compareTo(of(1, 2));
        boolean up = side > 0 || (side == 0 && floor.testBit(0));
        return up ? floor.add(BigInteger.ONE) : floor;
    }

    @Override
    public int compareTo(Exact other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
