package org.demarche.stance.model;

import java.util.Arrays;

/** A set of small numbers, in bits; emptying it takes only as long as the greatest number asks for. */
final class Origins {
    private long[] words = new long[4];
    /** Behind these all words are 0. */
    private int used;

    private int size;

    void clear() {
        Arrays.fill(words, 0, used, 0);
        used = 0;
        size = 0;
    }

    void add(int origin) {
        int word = origin >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, 2 * words.length));
        }
        used = Math.max(used, word + 1);
        long before = words[word];
        size += (int) (~before >>> origin) & 1;
        words[word] = before | (1L << origin);
    }

    int size() {
        return size;
    }
}
