package org.demarche.stance.index;

/**
 * Where the rows of a track lie and what is to be known of it before they are read, in one number, so that it is read and
 * replaced at once.
 */
final class Range {
    private static final int START_BITS = 31;
    /** Of the length. */
    private static final int LENGTH_MASK = (1 << 30) - 1;
    /** In a range: the track is toward an actor. */
    static final long TOWARD_ACTOR = 1L << 61;
    /** In a range: the track needs a closer look. */
    static final long INTRICATE = 1L << 62;

    private static final long MARKS = TOWARD_ACTOR | INTRICATE;

    private Range() {}

    static long of(boolean inOverlay, int start, int length) {
        return (inOverlay ? Long.MIN_VALUE : 0) | ((long) length << START_BITS) | start;
    }

    static boolean isInOverlay(long range) {
        return range < 0;
    }

    /** Whether some of the rows stand, others name them, or an end of the track became known after they did. */
    static boolean isIntricate(long range) {
        return (range & INTRICATE) != 0;
    }

    static boolean isTowardActor(long range) {
        return (range & TOWARD_ACTOR) != 0;
    }

    /** The range with the marks of another, too. */
    static long marked(long range, long marks) {
        return range | (marks & MARKS);
    }

    static int start(long range) {
        return (int) range & Integer.MAX_VALUE;
    }

    static int length(long range) {
        return (int) (range >>> START_BITS) & LENGTH_MASK;
    }

    static int end(long range) {
        return start(range) + length(range);
    }
}
