package org.demarche.stance.index;

import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Columns;
import org.demarche.stance.model.Glance;
import org.demarche.time.Moment;

/**
 * Appraises tracks in one pass over their rows, where none of these stands or is named by another and no digit is left in
 * doubt. Reusable, not thread-safe.
 */
final class RowGlance {
    private final CrisisIndex index;
    private final Glance glance = new Glance();
    private final Columns.Origins manyOrigins;
    private long at = Long.MIN_VALUE;
    private int today;
    /** The latest local day of all that has taken effect: not today's where the date has gone back. */
    private int lastDay;

    RowGlance(CrisisIndex index) {
        this.index = index;
        this.manyOrigins = (taker, extra) -> addOrigins(index.facts().extras(), taker, extra);
    }

    private static void addOrigins(Extras extras, Glance taker, int extra) {
        for (int i = 0; i < extras.origins(extra); i++) {
            taker.addOrigin(extras.origin(extra, i));
        }
    }

    /** Appraises a track; false where it needs its evidence. */
    boolean appraise(int track, int revision, long moment, Appraisal appraisal) {
        Layout layout = index.layout();
        long range = layout.range(track);
        if (Range.isIntricate(range)) {
            return false;
        }
        goTo(moment);
        Rows rows = layout.rows(range);
        int end = Range.end(range);
        int first = rows.next(Range.start(range), end, revision, moment);
        if (first == end) {
            appraisal.clear();
            return true;
        }
        if (rows.next(first + 1, end, revision, moment) == end) {
            int origins = index.facts().extras().origins(rows.extras[first]);
            appraisal.takeOnly(
                    rows.columns,
                    first,
                    index.model(),
                    index.model().decay(!Range.isTowardActor(range)),
                    today,
                    origins);
            return true;
        }
        glance.begin(index.model(), !Range.isTowardActor(range), lastDay);
        glance.addAll(rows.columns, first, end, revision, moment, manyOrigins);
        return appraisal.take(glance, today);
    }

    private void goTo(long moment) {
        if (moment != at) {
            at = moment;
            today = index.days().dayOf(moment);
            lastDay = index.days().goesBack(Moment.FIRST, moment) ? today + 1 : today;
        }
    }
}
