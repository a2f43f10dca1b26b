package org.demarche.development;

/** How the time in which a development occurred lies to a moment T. */
public enum Timing {
    /** Its moment is at or before T: it has certainly happened. */
    HAPPENED,
    /** Its first second is at or before T, its moment after: it may have happened. */
    POSSIBLE,
    /** It cannot have happened yet. */
    FUTURE;

    /** The timing at {@code at} of what occurred between two seconds; all three in epoch seconds. */
    public static Timing at(long at, long firstSecond, long moment) {
        if (moment <= at) {
            return HAPPENED;
        }
        return firstSecond <= at ? POSSIBLE : FUTURE;
    }
}
