package org.demarche.stance.model;

import java.util.Arrays;

/** A set of small numbers that is emptied in no time: each is marked with the generation it was added in. */
final class Origins {
    private int[] generations = new int[64];
    private int generation = 1;
    private int size;

    void clear() {
        size = 0;
        generation++;
        if (generation == 0) {
            Arrays.fill(generations, 0);
            generation = 1;
        }
    }

    void add(int origin) {
        if (origin >= generations.length) {
            generations = Arrays.copyOf(generations, Math.max(origin + 1, 2 * generations.length));
        }
        size += generations[origin] == generation ? 0 : 1;
        generations[origin] = generation;
    }

    int size() {
        return size;
    }
}
