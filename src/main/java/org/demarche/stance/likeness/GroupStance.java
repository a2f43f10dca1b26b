package org.demarche.stance.likeness;

import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;

/**
 * Where the members of a group stand on one subject.
 *
 * @param members that have a stance on it that has not lapsed, from 1
 * @param mean of their values, millionths, each member alike; rounded to the nearest, halves up
 * @param cohesion one less the mean distance from the mean, millionths, 0 to 1 000 000: all of one value are 1 000 000
 * @param dissenters members who stand on the other side of zero than the mean does, by their ids
 */
public record GroupStance(Subject subject, int members, int mean, int cohesion, List<ActorId> dissenters) {
    public GroupStance {
        dissenters = List.copyOf(dissenters);
    }
}
