package org.demarche.stance.index;

import java.util.Arrays;

/** From which revision on numbered actors or issues are known. One thread writes, any number may read meanwhile. */
final class Existence {
    private static final int NEVER = Integer.MAX_VALUE;

    private volatile int[] since = new int[0];

    void begin(int number, int revision) {
        if (number >= since.length) {
            int[] more = Arrays.copyOf(since, number + number / 2 + 8);
            Arrays.fill(more, since.length, more.length, NEVER);
            since = more;
        }
        since[number] = Math.min(since[number], revision);
    }

    boolean isKnown(int number, int revision) {
        int[] now = since;
        return number >= 0 && number < now.length && now[number] <= revision;
    }

    /** The first revision at which it is known; beyond all revisions if none. */
    int since(int number) {
        int[] now = since;
        return number >= 0 && number < now.length ? now[number] : NEVER;
    }

    void write(ImageOutput image) {
        image.ints(since);
    }

    void read(ImageInput image) {
        since = image.ints();
    }

    /** Octets of memory. */
    long memory() {
        return 4L * since.length;
    }
}
