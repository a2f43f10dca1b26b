package org.demarche.stance.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinct texts, numbered from 0 in the order in which they were added, one behind the other in UTF-8. One thread adds;
 * any number may look up meanwhile: they find what was added before they were told of it, and perhaps more.
 */
final class Names {
    static final int NONE = -1;

    /** Arrays that are replaced when they are full and else only written where nothing was; a slot holds number + 1. */
    private static final class Store {
        final byte[] bytes;
        final int[] ends;
        final int[] slots;

        Store(byte[] bytes, int[] ends, int[] slots) {
            this.bytes = bytes;
            this.ends = ends;
            this.slots = slots;
        }
    }

    private volatile Store store = new Store(new byte[256], new int[16], new int[32]);
    private volatile int size;

    int size() {
        return size;
    }

    /** The number of an ASCII text, {@link #NONE} if it was not added. */
    int find(String ascii) {
        byte[] utf8 = ascii.getBytes(StandardCharsets.UTF_8);
        return find(utf8, 0, utf8.length);
    }

    int find(byte[] utf8, int from, int length) {
        int known = size;
        Store now = store;
        int mask = now.slots.length - 1;
        int slot = hash(utf8, from, length) & mask;
        for (int held = now.slots[slot]; held != 0; held = now.slots[slot]) {
            if (held <= known && isAt(now, held - 1, utf8, from, length)) {
                return held - 1;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    int add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return add(utf8, 0, utf8.length);
    }

    int add(byte[] utf8, int from, int length) {
        int found = find(utf8, from, length);
        return found != NONE ? found : append(utf8, from, length);
    }

    private int append(byte[] utf8, int from, int length) {
        int number = size;
        reserve(number, length);
        Store now = store;
        int at = start(now, number);
        System.arraycopy(utf8, from, now.bytes, at, length);
        now.ends[number] = at + length;
        put(now.slots, hash(utf8, from, length), number);
        size = number + 1;
        return number;
    }

    String text(int number) {
        Store now = store;
        int at = start(now, number);
        return new String(now.bytes, at, now.ends[number] - at, StandardCharsets.UTF_8);
    }

    /** By Unicode code point, which is the order of the octets of UTF-8. */
    int compare(int number, int other) {
        Store now = store;
        return Arrays.compareUnsigned(
                now.bytes, start(now, number), now.ends[number], now.bytes, start(now, other), now.ends[other]);
    }

    /** Gives back what was reserved for more. */
    void trim() {
        Store now = store;
        store = new Store(Arrays.copyOf(now.bytes, start(now, size)), Arrays.copyOf(now.ends, size), now.slots);
    }

    /** Octets of memory. */
    long memory() {
        Store now = store;
        return now.bytes.length + 4L * now.ends.length + 4L * now.slots.length;
    }

    private static int start(Store now, int number) {
        return number == 0 ? 0 : now.ends[number - 1];
    }

    private static boolean isAt(Store now, int number, byte[] utf8, int from, int length) {
        int at = start(now, number);
        int end = now.ends[number];
        return end - at == length && Arrays.equals(now.bytes, at, end, utf8, from, from + length);
    }

    private static int hash(byte[] utf8, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + utf8[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    private static void put(int[] slots, int hash, int number) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number + 1;
    }

    /** Makes room for one more. */
    private void reserve(int number, int length) {
        Store now = store;
        int needed = start(now, number) + length;
        boolean isFull = 4 * (number + 1) > 3 * now.slots.length;
        if (needed > now.bytes.length || number == now.ends.length || isFull) {
            byte[] bytes = needed > now.bytes.length
                    ? Arrays.copyOf(now.bytes, Math.max(needed, now.bytes.length + now.bytes.length / 2))
                    : now.bytes;
            int[] ends = number == now.ends.length ? Arrays.copyOf(now.ends, number + number / 2 + 1) : now.ends;
            store = new Store(bytes, ends, isFull ? spread(now) : now.slots);
        }
    }

    private int[] spread(Store now) {
        int[] slots = new int[2 * now.slots.length];
        for (int number = 0; number < size; number++) {
            int at = start(now, number);
            put(slots, hash(now.bytes, at, now.ends[number] - at), number);
        }
        return slots;
    }
}
