package org.demarche.stance.reference;

import java.util.Set;
import org.demarche.crisis.Modality;
import org.demarche.development.DevelopmentId;
import org.jspecify.annotations.Nullable;

/**
 * One piece of active evidence at T: section 4's b, p, e and x, and what the rest of the page asks of it.
 *
 * @param effectiveDay e, local epoch day
 * @param end of a standing development, epoch second; null: none
 * @param supersededAt s, epoch second; null: not superseded
 * @param denied whether pool(denying) reaches the threshold
 */
record Piece(
        DevelopmentId development,
        long b,
        int p,
        long effectiveDay,
        int x,
        Modality modality,
        long moment,
        boolean standing,
        @Nullable Long end,
        @Nullable Long supersededAt,
        boolean denied,
        Set<String> affirmingOrigins) {
    boolean standsAt(long at) {
        return standing && (end == null || at <= end);
    }

    boolean weighsAndSaysAs(Piece other) {
        return b == other.b && p == other.p && x == other.x;
    }
}
