package org.demarche.stance.index;

/** Numbers from 0 on by numbers from 0 on. Open addressing; not thread-safe. */
final class IntMap {
    static final int NONE = -1;

    /** Key + 1 and value, side by side. */
    private int[] cells = new int[64];

    private int size;

    int get(int key) {
        int slot = slot(cells, key);
        return cells[slot] == 0 ? NONE : cells[slot + 1];
    }

    void put(int key, int value) {
        int slot = slot(cells, key);
        if (cells[slot] == 0) {
            if (4 * size >= cells.length) {
                grow();
                slot = slot(cells, key);
            }
            size++;
        }
        cells[slot] = key + 1;
        cells[slot + 1] = value;
    }

    void clear() {
        cells = new int[64];
        size = 0;
    }

    private void grow() {
        int[] more = new int[2 * cells.length];
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i] != 0) {
                int slot = slot(more, cells[i] - 1);
                more[slot] = cells[i];
                more[slot + 1] = cells[i + 1];
            }
        }
        cells = more;
    }

    private static int slot(int[] cells, int key) {
        int mask = cells.length - 2;
        int hash = key * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (cells[slot] != 0 && cells[slot] != key + 1) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }
}
