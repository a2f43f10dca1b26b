package org.demarche.stance.model;

/**
 * Rows of evidence as an index keeps them, side by side in columns of primitives: a row is in force at the revisions
 * {@code from <= revision < to} and takes effect at its moment. The columns are the index's own, not copies.
 */
public final class Columns {
    /** In {@code sayings}: a deed; without it words or a commitment. */
    public static final int DEED = 1;
    /** In {@code sayings}: the development is denied, see {@link Credence#denied}. */
    public static final int DENIED = 4;

    /** Where the origins of rows with none or several are found. */
    @FunctionalInterface
    public interface Origins {
        /** Adds the affirming origins of a row that has this, negative, number in the column of origins. */
        void addTo(Glance glance, int number);
    }

    final long[] moments;
    final int[] days;
    final int[] from;
    final int[] to;
    final int[] baseWeights;
    final int[] sayings;
    final int[] origins;

    /**
     * Takes the columns.
     *
     * @param moments epoch seconds
     * @param days local days of the moments
     * @param baseWeights b, millionths; rows with 0 are passed over
     * @param sayings position in the upper half, {@link #DEED} and {@link #DENIED} among the lower bits
     * @param origins the only affirming origin, or a negative number for {@link Origins}
     */
    public Columns(long[] moments, int[] days, int[] from, int[] to, int[] baseWeights, int[] sayings, int[] origins) {
        this.moments = moments;
        this.days = days;
        this.from = from;
        this.to = to;
        this.baseWeights = baseWeights;
        this.sayings = sayings;
        this.origins = origins;
    }

    boolean counts(int row, int revision, long at) {
        return moments[row] <= at && from[row] <= revision && revision < to[row] && baseWeights[row] != 0;
    }
}
