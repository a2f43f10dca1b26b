package org.demarche.ledger.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.demarche.ledger.tree.Hash;

/**
 * The number that the next entry of every aggregate must have. Of an aggregate it keeps 128 bits of the hash of its name: 36 to
 * 72 octets, and half as much again while the table grows; 50 MB for a million aggregates. Not thread-safe.
 */
public final class Sequences {
    private static final int WIDTH = 3;

    /** A power of two of slots of {@value #WIDTH}: two halves of a key, and the next number, which is 0 where nobody is. */
    private long[] slots = new long[WIDTH * 1024];

    private int aggregates;

    /** The number that the next entry of the aggregate must have; counts that entry. */
    public long next(String aggregate) {
        ByteBuffer key = ByteBuffer.wrap(
                Hash.ofLeaf(aggregate.getBytes(StandardCharsets.UTF_8)).octets());
        long high = key.getLong();
        long low = key.getLong();
        int slot = slot(high, low);
        if (slots[slot + 2] == 0) {
            slots[slot] = high;
            slots[slot + 1] = low;
            aggregates++;
        }
        long next = slots[slot + 2]++;
        if (aggregates > slots.length / WIDTH / 3 * 2) {
            grow();
        }
        return next;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (int i = 0; i < old.length; i += WIDTH) {
            if (old[i + 2] != 0) {
                System.arraycopy(old, i, slots, slot(old[i], old[i + 1]), WIDTH);
            }
        }
    }

    /** Where the key is, or may be put: linear probing. */
    private int slot(long high, long low) {
        int count = slots.length / WIDTH;
        int slot = ((int) low & (count - 1)) * WIDTH;
        while (slots[slot + 2] != 0 && (slots[slot] != high || slots[slot + 1] != low)) {
            slot = slot + WIDTH == slots.length ? 0 : slot + WIDTH;
        }
        return slot;
    }
}
