package org.demarche.stance.likeness;

import org.demarche.actor.ActorId;
import org.demarche.stance.Before;
import org.jspecify.annotations.Nullable;

/**
 * How two actors stand to each other.
 *
 * @param one the first of the two by its id
 * @param likeness millionths, 0 (opposite on every issue) to 1 000 000 (alike); null where they share no issue
 * @param issues on how many issues both have a stance that has not lapsed
 * @param oneToward the stance of the one toward the other; null where there is none
 * @param otherToward that of the other toward the one
 */
public record Alignment(
        ActorId one,
        ActorId other,
        @Nullable Integer likeness,
        int issues,
        @Nullable Before oneToward,
        @Nullable Before otherToward) {
    /** Where it stands in a list. */
    public Pair pair() {
        return new Pair(one, other);
    }
}
