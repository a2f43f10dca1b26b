package org.demarche.stance;

import java.util.Comparator;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;

/** Who holds a stance, and about what. Ordered by holder, then subject. */
public record Track(ActorId holder, Subject subject) implements Comparable<Track> {

    private static final Comparator<Track> ORDER =
            Comparator.comparing(Track::holder).thenComparing(Track::subject);

    @Override
    public int compareTo(Track other) {
        return ORDER.compare(this, other);
    }
}
