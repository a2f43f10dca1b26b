package org.demarche.stance.index;

import java.util.Arrays;

/**
 * Of each track the last revision at which one of its rows began or ended. One thread writes, any number may read meanwhile: of
 * what is indexed they miss nothing.
 */
final class Touches {
    private volatile int[] last = new int[0];

    void touch(int track, int revision) {
        if (track >= last.length) {
            last = Arrays.copyOf(last, track + track / 2 + 8);
        }
        last[track] = Math.max(last[track], revision);
    }

    /** That each of so many tracks may have been touched up to the revision. */
    void touchAll(int tracks, int revision) {
        int[] all = new int[tracks];
        Arrays.fill(all, revision);
        last = all;
    }

    /** Whether rows of the track may have begun or ended after the revision. */
    boolean isAnyAfter(int track, int revision) {
        int[] now = last;
        return track < now.length && now[track] > revision;
    }

    /** Octets of memory. */
    long memory() {
        return 4L * last.length;
    }
}
