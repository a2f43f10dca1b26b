package org.demarche.stance.comparison;

import java.util.HashSet;
import java.util.Set;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.index.TrackEvidence;

/** The developments that have taken effect on a track by a moment, and those of them that are superseded, whatever they weigh. */
record Taken(Set<DevelopmentId> effect, Set<DevelopmentId> superseded) {
    /** As good as what has taken effect where nothing is superseded at any end of a change, and there may be much of that. */
    static final Taken UNDISTURBED = new Taken(Set.of(), Set.of());

    static Taken by(StanceReader reader, int track, long at) {
        Set<DevelopmentId> effect = new HashSet<>();
        Set<DevelopmentId> superseded = new HashSet<>();
        TrackEvidence ever = reader.ever(track);
        for (int i = 0; i < ever.size(); i++) {
            if (ever.moment(i) <= at) {
                DevelopmentId development = reader.index().development(ever.development(i));
                effect.add(development);
                if (ever.supersededAt(i) <= at) {
                    superseded.add(development);
                }
            }
        }
        return new Taken(effect, superseded);
    }

    /** Whether the development has taken effect in both, and is superseded in one. */
    boolean isSupersededInOne(DevelopmentId development, Taken other) {
        return effect.contains(development)
                && other.effect.contains(development)
                && superseded.contains(development) != other.superseded.contains(development);
    }
}
