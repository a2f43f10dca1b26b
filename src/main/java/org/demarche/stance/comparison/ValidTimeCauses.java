package org.demarche.stance.comparison;

import org.demarche.development.DevelopmentId;
import org.demarche.stance.Cause;
import org.demarche.stance.change.End;

/** Why evidence that is known alike is not the same at two moments. */
final class ValidTimeCauses {
    private ValidTimeCauses() {}

    static Cause.Kind of(DevelopmentId development, End from, End to, boolean isSupersededAtOne) {
        if (isSupersededAtOne) {
            return Cause.Kind.SUPERSEDED;
        }
        return from.has(development) && to.has(development) ? Cause.Kind.ENDED : Cause.Kind.DEVELOPMENT;
    }
}
