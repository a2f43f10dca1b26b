package org.demarche.stance.index;

/** Finds the rows in force of a development, among the pending ones or in the layout. The writer's alone. */
final class OpenRow {
    private static final Rows NONE = new Rows(0);

    private final Pending pending;
    private final OpenTracks tracks;
    private final LayoutWriter layouts;
    private Rows rows = NONE;
    private int row;

    OpenRow(Pending pending, OpenTracks tracks, LayoutWriter layouts) {
        this.pending = pending;
        this.tracks = tracks;
        this.layouts = layouts;
    }

    /** Goes to the row in force on the {@code i}-th track of the development. */
    void find(int development, int i) {
        int first = pending.firstInForce(development);
        if (first >= 0) {
            rows = pending.rows();
            row = first + i;
            return;
        }
        Layout layout = layouts.layout();
        long range = layout.range(tracks.track(development, i));
        rows = layout.rows(range);
        row = Range.end(range) - 1;
        while (rows.developments[row] != development || rows.to[row] != Rows.OPEN) {
            row--;
        }
    }

    /** Lets go of the rows that were found last, which would otherwise live as long as this. */
    void forget() {
        rows = NONE;
    }

    Rows rows() {
        return rows;
    }

    int row() {
        return row;
    }

    int weight() {
        return rows.weights[row];
    }

    int saying() {
        return rows.sayings[row];
    }

    boolean isStanding() {
        return Saying.is(saying(), Saying.STANDING);
    }

    int extra() {
        return rows.extras[row];
    }
}
