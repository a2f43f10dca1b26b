package org.demarche.stance.evidence;

/**
 * Where an entry lies among the evidence: its crisis and its revision in one number, ordered by crisis, then revision.
 */
final class Place {
    private static final int REVISION_BITS = 40;

    static final long LAST_REVISION = (1L << REVISION_BITS) - 1;

    private Place() {}

    static long of(long crisis, long revision) {
        if (revision >>> REVISION_BITS != 0) {
            throw new IllegalArgumentException("no room for revision " + revision);
        }
        return (crisis << REVISION_BITS) | revision;
    }

    static long revision(long place) {
        return place & LAST_REVISION;
    }
}
