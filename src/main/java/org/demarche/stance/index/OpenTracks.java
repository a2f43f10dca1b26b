package org.demarche.stance.index;

import java.util.Arrays;

/** On which tracks a development has rows in force now: mostly one. The writer's alone. */
final class OpenTracks {
    private static final int NONE = 0;

    /** 0: none; n > 0: only track n - 1; n < 0: the complement of a place in the pool, with their number and the tracks. */
    private int[] byDevelopment = new int[16];

    private int[] pool = new int[16];
    private int used;

    void set(int development, Signals signals) {
        if (development >= byDevelopment.length) {
            byDevelopment = Arrays.copyOf(byDevelopment, development + development / 2 + 1);
        }
        byDevelopment[development] = switch (signals.size()) {
            case 0 -> NONE;
            case 1 -> signals.track(0) + 1;
            default -> ~pooled(signals);
        };
    }

    private int pooled(Signals signals) {
        int at = used;
        used += 1 + signals.size();
        if (used > pool.length) {
            pool = Arrays.copyOf(pool, used + used / 2);
        }
        pool[at] = signals.size();
        for (int i = 0; i < signals.size(); i++) {
            pool[at + 1 + i] = signals.track(i);
        }
        return at;
    }

    void clear(int development) {
        if (development < byDevelopment.length) {
            byDevelopment[development] = NONE;
        }
    }

    int count(int development) {
        int code = development < byDevelopment.length ? byDevelopment[development] : NONE;
        return code >= 0 ? Integer.signum(code) : pool[~code];
    }

    int track(int development, int i) {
        int code = byDevelopment[development];
        return code > 0 ? code - 1 : pool[~code + 1 + i];
    }

    void trim(int developments) {
        byDevelopment = Arrays.copyOf(byDevelopment, developments);
        pool = Arrays.copyOf(pool, used);
    }

    void write(ImageOutput image) {
        image.ints(byDevelopment);
        image.ints(pool, used);
    }

    void read(ImageInput image) {
        byDevelopment = image.ints();
        pool = image.ints();
        used = pool.length;
    }

    /** Octets of memory. */
    long memory() {
        return 4L * (byDevelopment.length + pool.length);
    }
}
