package org.demarche.stance.index;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Which rows are whose, at one time. A reader takes one layout and stays with it: whatever it needs for the revisions
 * known when it took it stays where it is. The writer may add rows behind those of a track and move a track to the end of
 * the overlay, since both leave the rows that a reader may be in untouched; for anything else it makes a new layout.
 */
final class Layout {
    /** Rows in the order of holder and subject, as they were when all rows were last put in order. */
    final Rows base;
    /** Rows of the tracks that have changed since. */
    final Rows overlay;
    /** A {@link Range} for each track. */
    private final AtomicLongArray ranges;

    Layout(Rows base, Rows overlay, int tracks) {
        this.base = base;
        this.overlay = overlay;
        this.ranges = new AtomicLongArray(tracks);
    }

    /** One whose tracks all lie in the base. */
    Layout(ImageInput image) {
        this.base = new Rows(image);
        this.overlay = new Rows(0);
        this.ranges = new AtomicLongArray(image.longs());
    }

    /** Only of one whose tracks all lie in the base. */
    void write(ImageOutput image) {
        base.write(image);
        image.longs(IntStream.range(0, tracks()).mapToLong(ranges::getPlain).toArray());
    }

    /** The same tracks in other rows, and room for more of them. */
    Layout with(Rows newOverlay, int tracks) {
        Layout next = new Layout(base, newOverlay, Math.max(tracks, ranges.length()));
        for (int track = 0; track < ranges.length(); track++) {
            next.ranges.setPlain(track, ranges.getPlain(track));
        }
        return next;
    }

    int tracks() {
        return ranges.length();
    }

    /** The rows of the track; an empty range for one that this layout does not know, and for {@link Tracks#NONE}. */
    long range(int track) {
        return track >= 0 && track < ranges.length() ? ranges.getAcquire(track) : 0;
    }

    /** What was written to the rows before is seen by whoever sees the range. The track keeps its marks. */
    void move(int track, long range) {
        ranges.setRelease(track, Range.marked(range, ranges.getPlain(track)));
    }

    Rows rows(long range) {
        return Range.isInOverlay(range) ? overlay : base;
    }

    /** Adds a mark of {@link Range} to the track. */
    void mark(int track, long mark) {
        ranges.setRelease(track, Range.marked(ranges.getPlain(track), mark));
    }

    long memory() {
        return (long) Rows.WIDTH * (base.capacity() + overlay.capacity()) + 8L * tracks();
    }
}
