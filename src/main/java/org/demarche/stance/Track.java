package org.demarche.stance;

import java.util.Comparator;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;
import org.demarche.kernel.Require;
import org.demarche.web.NotFound;

/** Who holds a stance, and about what. Ordered by holder, then subject. */
public record Track(ActorId holder, Subject subject) implements Comparable<Track> {

    private static final Comparator<Track> ORDER =
            Comparator.comparing(Track::holder).thenComparing(Track::subject);

    /**
     * The track that a path names.
     *
     * @param space {@code issues} or {@code actors}
     * @param subject refused with {@code not-found} when nothing can have such an id
     */
    public static Track of(ActorId holder, String space, String subject) {
        if (!Require.isSlug(subject)) {
            throw NotFound.of("subject");
        }
        return new Track(holder, Subject.parse(space + "/" + subject));
    }

    @Override
    public int compareTo(Track other) {
        return ORDER.compare(this, other);
    }
}
