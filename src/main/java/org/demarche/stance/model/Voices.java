package org.demarche.stance.model;

import java.util.Arrays;

/**
 * The reports on one development that count, one voice per origin and side (stance-model section 3). Reusable: fill it,
 * ask {@link StanceModel#credence}, {@link #clear} it. Origins are numbered by the caller, source ids and stated origins
 * in one name space, from 0 to 2^30. Not thread-safe; allocates only to grow.
 */
public final class Voices {
    private final Numbering voices = new Numbering();
    private int[] qualities = new int[8];

    public void clear() {
        voices.clear();
    }

    /** Adds a report. {@code quality}: q of section 3 in hundredths, see {@link StanceModel#quality}. */
    public void add(int origin, int quality, boolean affirms) {
        int before = voices.size();
        int voice = voices.numberOf((origin << 1) | (affirms ? 1 : 0));
        if (voice == qualities.length) {
            qualities = Arrays.copyOf(qualities, 2 * voice);
        }
        qualities[voice] = voice == before ? quality : Math.max(qualities[voice], quality);
    }

    /** The number of voices: (origin, side) pairs. */
    public int size() {
        return voices.size();
    }

    public int origin(int voice) {
        return voices.key(voice) >> 1;
    }

    public boolean affirms(int voice) {
        return (voices.key(voice) & 1) != 0;
    }

    int quality(int voice) {
        return qualities[voice];
    }
}
