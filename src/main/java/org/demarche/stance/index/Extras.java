package org.demarche.stance.index;

import java.util.Arrays;
import org.demarche.stance.model.Voices;

/**
 * What a row has beyond its columns: its affirming origins and, where it stands, the moment of its {@code ends}. A row
 * with one origin that does not stand holds just the number of the origin; of others the complement of a place here,
 * where {@code ends} (two halves), the number of origins, and the origins lie. One thread adds, any number may read
 * meanwhile.
 */
final class Extras {
    private static final int ENDS = 0;
    private static final int COUNT = 2;
    private static final int ORIGINS = 3;

    private volatile int[] cells = new int[64];
    private int used;

    /** The extra of a row whose development has these voices. */
    int of(Voices voices, boolean isStanding, long ends) {
        int only = isStanding ? -1 : onlyAffirming(voices);
        if (only >= 0) {
            return only;
        }
        reserve(ORIGINS + voices.size());
        int at = used;
        int[] now = cells;
        now[at + ENDS] = (int) (ends >>> 32);
        now[at + ENDS + 1] = (int) ends;
        used += ORIGINS;
        for (int i = 0; i < voices.size(); i++) {
            if (voices.affirms(i)) {
                now[used++] = voices.origin(i);
            }
        }
        now[at + COUNT] = used - at - ORIGINS;
        return ~at;
    }

    private static int onlyAffirming(Voices voices) {
        int only = -1;
        for (int i = 0; i < voices.size(); i++) {
            if (voices.affirms(i)) {
                if (only >= 0) {
                    return -1;
                }
                only = voices.origin(i);
            }
        }
        return only;
    }

    private void reserve(int more) {
        if (used + more > cells.length) {
            cells = Arrays.copyOf(cells, used + more + used / 2);
        }
    }

    /** The moment of {@code ends} of a standing row. */
    long ends(int extra) {
        int[] now = cells;
        int at = ~extra + ENDS;
        return ((long) now[at] << 32) | (now[at + 1] & 0xffff_ffffL);
    }

    int origins(int extra) {
        return extra >= 0 ? 1 : cells[~extra + COUNT];
    }

    int origin(int extra, int i) {
        return extra >= 0 ? extra : cells[~extra + ORIGINS + i];
    }

    /** The extra of a row like one with {@code extra}, but with these voices. */
    int with(int extra, Voices voices, boolean isStanding) {
        return isSameVoice(extra, voices) ? extra : of(voices, isStanding, isStanding ? ends(extra) : 0);
    }

    /** Whether a row with the extra has the affirming origins of the voices, in the same order. */
    boolean isSameVoice(int extra, Voices voices) {
        int count = 0;
        for (int i = 0; i < voices.size(); i++) {
            if (voices.affirms(i)) {
                if (count == origins(extra) || origin(extra, count) != voices.origin(i)) {
                    return false;
                }
                count++;
            }
        }
        return count == origins(extra);
    }

    /** Gives back what was reserved for more. */
    void trim() {
        cells = Arrays.copyOf(cells, used);
    }

    void write(ImageOutput image) {
        image.ints(cells, used);
    }

    void read(ImageInput image) {
        cells = image.ints();
        used = cells.length;
    }

    /** Octets of memory. */
    long memory() {
        return 4L * cells.length;
    }
}
