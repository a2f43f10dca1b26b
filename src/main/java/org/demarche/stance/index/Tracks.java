package org.demarche.stance.index;

import java.util.Arrays;

/**
 * The tracks, numbered from 0 in the order in which they were met. A holder is the number of an actor, a subject twice
 * the number of an issue, or twice that of an actor and one. One thread adds; any number may look up meanwhile.
 */
final class Tracks {
    static final int NONE = -1;

    /** As in {@link Names}: replaced when full, else only written where nothing was; a slot holds number + 1. */
    private static final class Store {
        /** The holder, and in the lower half the subject: whoever needs one needs the other. */
        final long[] ends;

        final int[] slots;

        Store(long[] ends, int[] slots) {
            this.ends = ends;
            this.slots = slots;
        }
    }

    private volatile Store store = new Store(new long[16], new int[32]);
    private volatile int size;

    static int onIssue(int issue) {
        return issue << 1;
    }

    static int towardActor(int actor) {
        return (actor << 1) | 1;
    }

    static boolean isActor(int subject) {
        return (subject & 1) != 0;
    }

    /** The number of the issue or actor. */
    static int number(int subject) {
        return subject >> 1;
    }

    int size() {
        return size;
    }

    int holder(int track) {
        return (int) (store.ends[track] >>> Integer.SIZE);
    }

    int subject(int track) {
        return (int) store.ends[track];
    }

    int find(int holder, int subject) {
        int known = size;
        Store now = store;
        int mask = now.slots.length - 1;
        long ends = ends(holder, subject);
        int slot = hash(ends) & mask;
        for (int held = now.slots[slot]; held != 0; held = now.slots[slot]) {
            int track = held - 1;
            if (track < known && now.ends[track] == ends) {
                return track;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    int add(int holder, int subject) {
        int found = find(holder, subject);
        return found != NONE ? found : append(holder, subject);
    }

    private int append(int holder, int subject) {
        int track = size;
        reserve(track);
        Store now = store;
        now.ends[track] = ends(holder, subject);
        put(now.slots, hash(now.ends[track]), track);
        size = track + 1;
        return track;
    }

    private void reserve(int track) {
        Store now = store;
        int capacity = now.ends.length;
        if (track == capacity) {
            store = new Store(Arrays.copyOf(now.ends, capacity + capacity / 2 + 8), now.slots);
        }
        if (4 * (track + 1) > 3 * now.slots.length) {
            Store grown = store;
            int[] slots = new int[2 * now.slots.length];
            for (int i = 0; i < track; i++) {
                put(slots, hash(grown.ends[i]), i);
            }
            store = new Store(grown.ends, slots);
        }
    }

    private static void put(int[] slots, int hash, int track) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = track + 1;
    }

    private static long ends(int holder, int subject) {
        return ((long) holder << Integer.SIZE) | Integer.toUnsignedLong(subject);
    }

    private static int hash(long ends) {
        int hash = ((int) (ends >>> Integer.SIZE) * 0x9E3779B9) ^ ((int) ends * 0x85EBCA6B);
        hash ^= hash >>> 15;
        return (hash * 0x2C1B3C6D) >>> 3;
    }

    /** Gives back what was reserved for more. */
    void trim() {
        Store now = store;
        store = new Store(Arrays.copyOf(now.ends, size), now.slots);
    }

    void write(ImageOutput image) {
        Store now = store;
        image.longs(Arrays.copyOf(now.ends, size));
        image.ints(now.slots);
    }

    void read(ImageInput image) {
        Store read = new Store(image.longs(), image.ints());
        store = read;
        size = read.ends.length;
    }

    /** Octets of memory. */
    long memory() {
        Store now = store;
        return 8L * now.ends.length + 4L * now.slots.length;
    }
}
