package org.demarche.stance.index;

/**
 * Where the rows of a track lie and whether it needs a closer look, in one number, so that it is read and replaced at once; 0
 * for none.
 */
final class Range {
    private static final int START_BITS = 31;
    private static final long INTRICATE = 1L << 62;

    private Range() {}

    static long of(boolean inOverlay, int start, int length) {
        return (inOverlay ? Long.MIN_VALUE : 0) | ((long) length << START_BITS) | start;
    }

    static boolean isInOverlay(long range) {
        return range < 0;
    }

    /** Whether some of the rows stand, or others name them. */
    static boolean isIntricate(long range) {
        return (range & INTRICATE) != 0;
    }

    /** The same range, of a track that needs a closer look. */
    static long intricate(long range) {
        return range | INTRICATE;
    }

    static int start(long range) {
        return (int) range & Integer.MAX_VALUE;
    }

    static int length(long range) {
        return (int) (range >>> START_BITS) & Integer.MAX_VALUE;
    }

    static int end(long range) {
        return start(range) + length(range);
    }
}
