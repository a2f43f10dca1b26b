package org.demarche.stance.likeness;

import java.util.Comparator;
import org.demarche.actor.ActorId;

/**
 * Two actors, and the place of what is said of them in a list: by the one, then by the other.
 *
 * @param one the first of the two by its id
 */
public record Pair(ActorId one, ActorId other) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::one).thenComparing(Pair::other);

    /** Reads what {@link #toString} writes; anything else is refused. */
    public static Pair parse(String text) {
        int between = Math.max(0, text.indexOf(' '));
        return new Pair(
                new ActorId(text.substring(0, between)),
                new ActorId(text.substring(Math.min(between + 1, text.length()))));
    }

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return one + " " + other;
    }
}
