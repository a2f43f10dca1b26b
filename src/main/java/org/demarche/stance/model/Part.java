package org.demarche.stance.model;

/** The sums of a {@link Glance} over words, over deeds, or over both. */
final class Part {
    /** sum(b p 2^(-(anchor - e)/H)). */
    private double weight;
    /** The same times x. */
    private double sum;
    /** sum(b p). */
    private long strength;
    /** The newest effective day; {@link Integer#MIN_VALUE} if there is no piece. */
    private int newest;

    void clear() {
        set(0, 0, 0, Integer.MIN_VALUE);
    }

    void set(double newWeight, double newSum, long newStrength, int newNewest) {
        weight = newWeight;
        sum = newSum;
        strength = newStrength;
        newest = newNewest;
    }

    void add(double moreWeight, double moreSum, long moreStrength, int newestAmongThem) {
        set(weight + moreWeight, sum + moreSum, strength + moreStrength, Math.max(newest, newestAmongThem));
    }

    void unite(Part one, Part other) {
        set(
                one.weight + other.weight,
                one.sum + other.sum,
                one.strength + other.strength,
                Math.max(one.newest, other.newest));
    }

    boolean isPresent() {
        return strength > 0;
    }

    double weight() {
        return weight;
    }

    double sum() {
        return sum;
    }

    long strength() {
        return strength;
    }

    int newest() {
        return newest;
    }
}
