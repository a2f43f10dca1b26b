package org.demarche.stance.index;

import java.util.Arrays;

/** Rows that are not in a layout yet, in the order in which they were recorded. The writer's alone. */
final class Pending {
    private Rows rows = new Rows(16);
    private int[] tracks = new int[16];
    private int size;
    /** The first of the rows, side by side, that are in force of a development. */
    private final IntMap inForce = new IntMap();

    int size() {
        return size;
    }

    Rows rows() {
        return rows;
    }

    int track(int row) {
        return tracks[row];
    }

    /** The first row in force of the development, if it is here. */
    int firstInForce(int development) {
        return inForce.get(development);
    }

    /** That the rows from the next on are those in force of the development. */
    void begin(int development) {
        begin(development, size);
    }

    void begin(int development, int first) {
        inForce.put(development, first);
    }

    void add(int track, long moment, int day, int revision, int weight, int saying, int development, int extra) {
        reserve();
        tracks[size] = track;
        rows.moments[size] = moment;
        rows.days[size] = day;
        rows.from[size] = revision;
        rows.to[size] = Rows.OPEN;
        rows.weights[size] = weight;
        rows.sayings[size] = saying;
        rows.developments[size] = development;
        rows.extras[size] = extra;
        size++;
    }

    /** Ends a row at the revision and adds it again with another weight. */
    void replace(OpenRow row, int track, int revision, int weight, int saying, int extra) {
        row.rows().to[row.row()] = revision;
        reserve();
        tracks[size] = track;
        rows.copy(row.rows(), row.row(), size);
        rows.from[size] = revision;
        rows.to[size] = Rows.OPEN;
        rows.weights[size] = weight;
        rows.sayings[size] = saying;
        rows.extras[size] = extra;
        size++;
    }

    private void reserve() {
        if (size == tracks.length) {
            rows = rows.grown(size, 2 * size);
            tracks = Arrays.copyOf(tracks, 2 * size);
        }
    }

    /** The rows by track, then moment, then order of recording. */
    int[] inOrder() {
        long[] keys = new long[size];
        for (int row = 0; row < size; row++) {
            keys[row] = ((long) tracks[row] << 32) | row;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) keys[i];
        }
        for (int from = 0, until; from < size; from = until) {
            until = endOfTrack(order, from);
            sortByMoment(order, from, until);
        }
        return order;
    }

    /** The end of the rows of one track, in the order of {@link #inOrder}. */
    int endOfTrack(int[] order, int from) {
        int until = from + 1;
        while (until < size && tracks[order[until]] == tracks[order[from]]) {
            until++;
        }
        return until;
    }

    private void sortByMoment(int[] order, int from, int until) {
        for (int i = from + 1; i < until; i++) {
            if (rows.moments[order[i]] < rows.moments[order[i - 1]]) {
                sort(order, from, until);
                return;
            }
        }
    }

    /** Moments of the years 0000 to 9999 take 39 bits. */
    private void sort(int[] order, int from, int until) {
        long least = Long.MAX_VALUE;
        for (int i = from; i < until; i++) {
            least = Math.min(least, rows.moments[order[i]]);
        }
        int[] before = Arrays.copyOfRange(order, from, until);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(before.length);
        long[] keys = new long[before.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((rows.moments[before[i]] - least) << bits) | i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            order[from + i] = before[(int) keys[i] & ((1 << bits) - 1)];
        }
    }

    void clear() {
        rows = new Rows(16);
        tracks = new int[16];
        size = 0;
        inForce.clear();
    }
}
