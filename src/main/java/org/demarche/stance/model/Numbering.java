package org.demarche.stance.model;

import java.util.Arrays;

/**
 * Numbers distinct ints in the order of their arrival. Open addressing with a generation mark in each slot, so that
 * {@link #clear} takes no time and nothing is allocated once it has grown. Not thread-safe.
 */
final class Numbering {
    private int[] keys = new int[8];
    private int size;
    /** Slots hold generation (upper half) and number (lower half); the table is kept at most half full. */
    private long[] slots = new long[16];

    private int generation = 1;

    void clear() {
        size = 0;
        generation++;
        if (generation == 0) {
            Arrays.fill(slots, 0);
            generation = 1;
        }
    }

    int size() {
        return size;
    }

    int key(int number) {
        return keys[number];
    }

    /** The number of the key; {@link #size} grows by one if it is new. */
    int numberOf(int key) {
        int slot = slotOf(key);
        if (isTaken(slot)) {
            return (int) slots[slot];
        }
        if (size == keys.length) {
            grow();
            slot = slotOf(key);
        }
        keys[size] = key;
        slots[slot] = marked(size);
        return size++;
    }

    private int slotOf(int key) {
        int mask = slots.length - 1;
        int slot = ((key * 0x9E3779B9) >>> 16) & mask;
        while (isTaken(slot) && keys[(int) slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isTaken(int slot) {
        return (int) (slots[slot] >>> 32) == generation;
    }

    private long marked(int number) {
        return ((long) generation << 32) | number;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        slots = new long[2 * slots.length];
        for (int number = 0; number < size; number++) {
            slots[slotOf(keys[number])] = marked(number);
        }
    }
}
