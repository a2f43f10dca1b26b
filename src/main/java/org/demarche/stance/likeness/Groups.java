package org.demarche.stance.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;
import org.demarche.stance.Stance;
import org.demarche.stance.model.Label;

/** Of how much one mind a group is on each subject (stance-model section 11). Pure. */
public final class Groups {
    private static final long WHOLE = 1_000_000;

    private Groups() {}

    /** The subjects on which a member has a stance that has not lapsed, ordered. */
    public static List<GroupStance> of(List<Stance> picture, Set<ActorId> members) {
        SortedMap<Subject, SortedMap<ActorId, Integer>> values = new TreeMap<>();
        for (Stance stance : picture) {
            Integer value = stance.value();
            if (value != null && stance.label() != Label.LAPSED && members.contains(stance.holder())) {
                values.computeIfAbsent(stance.subject(), first -> new TreeMap<>())
                        .put(stance.holder(), value);
            }
        }
        List<GroupStance> stances = new ArrayList<>();
        values.forEach((subject, held) -> stances.add(stance(subject, held)));
        return stances;
    }

    private static GroupStance stance(Subject subject, SortedMap<ActorId, Integer> held) {
        long count = held.size();
        long sum = held.values().stream().mapToLong(Integer::longValue).sum();
        // the mean of |value - sum/count| times count times count, in integers
        long spread = held.values().stream()
                .mapToLong(value -> Math.abs(value * count - sum))
                .sum();
        List<ActorId> dissenters = new ArrayList<>();
        for (Map.Entry<ActorId, Integer> each : held.entrySet()) {
            if (Long.signum(sum) * Integer.signum(each.getValue()) < 0) {
                dissenters.add(each.getKey());
            }
        }
        return new GroupStance(
                subject,
                held.size(),
                Math.toIntExact(rounded(sum, count)),
                Math.toIntExact(rounded(WHOLE * count * count - spread, count * count)),
                dissenters);
    }

    private static long rounded(long dividend, long divisor) {
        return Math.floorDiv(2 * dividend + divisor, 2 * divisor);
    }
}
