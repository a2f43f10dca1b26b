package org.demarche.stance.index;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Puts new rows into the layout. The writer's alone. */
final class LayoutWriter {
    /** An overlay of fewer rows is never put in order. */
    private static final int SMALL = 4_096;

    private final TrackOrder order;
    private Layout layout = new Layout(new Rows(0), new Rows(0), 0);
    private int used;
    /** Marked since the last layout was made ready. */
    private final BitSet intricate = new BitSet();
    /** How many rows fit where each track of the overlay lies. */
    private Map<Integer, Integer> room = new HashMap<>();

    LayoutWriter(TrackOrder order) {
        this.order = order;
    }

    Layout layout() {
        return layout;
    }

    /** That the track needs a closer look from now on. */
    void markIntricate(int track) {
        intricate.set(track);
    }

    /** Adds the rows; some tracks then lie elsewhere, in the layout as it was or in a new one. */
    void add(Pending pending, int tracks) {
        int[] inOrder = pending.inOrder();
        reserve(pending, inOrder, tracks);
        for (int from = 0, until; from < inOrder.length; from = until) {
            until = pending.endOfTrack(inOrder, from);
            add(pending, inOrder, from, until);
        }
        intricate.stream().forEach(track -> layout.mark(track, Range.INTRICATE));
        intricate.clear();
        if (used > Math.max(SMALL, layout.base.capacity() / 4)) {
            putInOrder();
        }
    }

    /** Room for the worst case: every track of the pending rows moves. */
    private void reserve(Pending pending, int[] inOrder, int tracks) {
        long needed = used;
        for (int from = 0, until; from < inOrder.length; from = until) {
            until = pending.endOfTrack(inOrder, from);
            long range = layout.range(pending.track(inOrder[from]));
            needed += roomFor(Range.length(range) + until - from);
        }
        if (needed > layout.overlay.capacity() || tracks > layout.tracks()) {
            int capacity = needed > layout.overlay.capacity()
                    ? Math.toIntExact(needed + needed / 2)
                    : layout.overlay.capacity();
            layout = layout.with(layout.overlay.grown(used, capacity), tracks + tracks / 4);
        }
    }

    private static int roomFor(int rows) {
        return rows + rows / 4 + 1;
    }

    private void add(Pending pending, int[] inOrder, int from, int until) {
        int track = pending.track(inOrder[from]);
        long range = layout.range(track);
        if (order.isTowardActor(track)) {
            layout.mark(track, Range.TOWARD_ACTOR);
        }
        int end = Range.end(range);
        boolean isLater =
                Range.length(range) > 0 && pending.rows().moments[inOrder[from]] >= layout.rows(range).moments[end - 1];
        boolean fits = Range.length(range) + until - from <= room.getOrDefault(track, 0);
        if (isLater && fits) {
            for (int i = from; i < until; i++) {
                layout.overlay.copy(pending.rows(), inOrder[i], end++);
            }
            layout.move(track, Range.of(true, Range.start(range), end - Range.start(range)));
        } else {
            move(track, range, pending, inOrder, from, until);
        }
    }

    /** Merges the rows of the track with the new ones behind all others. */
    private void move(int track, long range, Pending pending, int[] inOrder, int from, int until) {
        Rows rows = layout.rows(range);
        int start = used;
        int at = start;
        int i = from;
        for (int row = Range.start(range); row < Range.end(range); row++) {
            while (i < until && pending.rows().moments[inOrder[i]] < rows.moments[row]) {
                layout.overlay.copy(pending.rows(), inOrder[i++], at++);
            }
            layout.overlay.copy(rows, row, at++);
        }
        while (i < until) {
            layout.overlay.copy(pending.rows(), inOrder[i++], at++);
        }
        room.put(track, roomFor(at - start));
        used = start + roomFor(at - start);
        layout.move(track, Range.of(true, start, at - start));
    }

    void write(ImageOutput image) {
        if (used > 0) {
            putInOrder();
        }
        layout.write(image);
    }

    void read(ImageInput image) {
        layout = new Layout(image);
    }

    /** All rows into a new base, in the order of the tracks. */
    private void putInOrder() {
        int[] tracks = order.tracks();
        int count = 0;
        for (int track : tracks) {
            count += Range.length(layout.range(track));
        }
        Rows base = new Rows(count);
        Layout next = new Layout(base, new Rows(0), layout.tracks());
        int at = 0;
        for (int track : tracks) {
            long range = layout.range(track);
            base.copy(layout.rows(range), Range.start(range), at, Range.length(range));
            next.move(track, Range.marked(Range.of(false, at, Range.length(range)), range));
            at += Range.length(range);
        }
        layout = next;
        used = 0;
        room = new HashMap<>();
    }
}
