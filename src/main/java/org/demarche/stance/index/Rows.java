package org.demarche.stance.index;

import org.demarche.stance.model.Columns;

/**
 * Columns of evidence rows. A row is what one version of a development says about one track, at the credence it has from
 * one revision to the next. Written once by one thread before anyone is told of it, except for {@link #to}, which is
 * lowered once from {@link #OPEN}, to a revision beyond all that is being asked about.
 */
final class Rows {
    /** The {@code to} of a row that is in force. */
    static final int OPEN = Integer.MAX_VALUE;

    /** Octets of one row. */
    static final int WIDTH = 36;

    /** The moment of the development, epoch second. */
    final long[] moments;
    /** The local day of the moment. */
    final int[] days;
    /** In force at revisions {@code from <= r < to}. */
    final int[] from;

    final int[] to;
    /** Base weight b, millionths. */
    final int[] weights;
    /** See {@link Saying}. */
    final int[] sayings;

    final int[] developments;
    /** The only affirming origin where that is all; else see {@link Extras}. */
    final int[] extras;
    /** The same columns, for the arithmetic. */
    final Columns columns;

    Rows(int capacity) {
        moments = new long[capacity];
        days = new int[capacity];
        from = new int[capacity];
        to = new int[capacity];
        weights = new int[capacity];
        sayings = new int[capacity];
        developments = new int[capacity];
        extras = new int[capacity];
        columns = new Columns(moments, days, from, to, weights, sayings, extras);
    }

    Rows(ImageInput image) {
        moments = image.longs();
        days = image.ints();
        from = image.ints();
        to = image.ints();
        weights = image.ints();
        sayings = image.ints();
        developments = image.ints();
        extras = image.ints();
        columns = new Columns(moments, days, from, to, weights, sayings, extras);
    }

    void write(ImageOutput image) {
        image.longs(moments);
        image.ints(days);
        image.ints(from);
        image.ints(to);
        image.ints(weights);
        image.ints(sayings);
        image.ints(developments);
        image.ints(extras);
    }

    int capacity() {
        return moments.length;
    }

    boolean isInForce(int row, int revision) {
        return from[row] <= revision && revision < to[row];
    }

    /** The first row, from {@code first} on, in force at the revision that weighs something and took effect; else {@code end}. */
    int next(int first, int end, int revision, long moment) {
        for (int row = first; row < end && moments[row] <= moment; row++) {
            if (isInForce(row, revision) && weights[row] != 0) {
                return row;
            }
        }
        return end;
    }

    /** Copies {@code count} rows of another from {@code first} on to {@code at} and what follows. */
    void copy(Rows other, int first, int at, int count) {
        System.arraycopy(other.moments, first, moments, at, count);
        System.arraycopy(other.days, first, days, at, count);
        System.arraycopy(other.from, first, from, at, count);
        System.arraycopy(other.to, first, to, at, count);
        System.arraycopy(other.weights, first, weights, at, count);
        System.arraycopy(other.sayings, first, sayings, at, count);
        System.arraycopy(other.developments, first, developments, at, count);
        System.arraycopy(other.extras, first, extras, at, count);
    }

    /** Copies one row. */
    void copy(Rows other, int row, int at) {
        moments[at] = other.moments[row];
        days[at] = other.days[row];
        from[at] = other.from[row];
        to[at] = other.to[row];
        weights[at] = other.weights[row];
        sayings[at] = other.sayings[row];
        developments[at] = other.developments[row];
        extras[at] = other.extras[row];
    }

    /** The same rows with room for more. */
    Rows grown(int used, int capacity) {
        Rows more = new Rows(capacity);
        more.copy(this, 0, 0, used);
        return more;
    }
}
