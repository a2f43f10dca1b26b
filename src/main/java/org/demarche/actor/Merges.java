package org.demarche.actor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which actors count for which others, as known at one revision. Merges follow one another: where a is merged into b and b
 * into c, both count for c. Two that are recorded at the same time may name each other; so, in the order of the ledger, a
 * merge that would lead back to its own actor is passed over for as long as those before it hold. Immutable.
 */
public final class Merges {
    /** Nobody counts for anybody else. */
    public static final Merges NONE = new Merges(Map.of());

    private final Map<ActorId, ActorId> ends;

    private Merges(Map<ActorId, ActorId> ends) {
        this.ends = ends;
    }

    /** What follows from all merges and separations up to a revision, in the order of the ledger. */
    public static Merges of(List<Merge> entries) {
        if (entries.isEmpty()) {
            return NONE;
        }
        Map<ActorId, ActorId> inForce = new LinkedHashMap<>();
        for (Merge entry : entries) {
            inForce.remove(entry.actor());
            if (entry.into() != null) {
                inForce.put(entry.actor(), entry.into());
            }
        }
        Map<ActorId, ActorId> steps = new HashMap<>();
        inForce.forEach((actor, into) -> {
            if (!end(into, steps).equals(actor)) {
                steps.put(actor, into);
            }
        });
        Map<ActorId, ActorId> ends = new HashMap<>();
        steps.forEach((actor, into) -> ends.put(actor, end(into, steps)));
        return new Merges(Map.copyOf(ends));
    }

    private static ActorId end(ActorId actor, Map<ActorId, ActorId> steps) {
        ActorId end = actor;
        for (ActorId next = steps.get(end); next != null; next = steps.get(end)) {
            end = next;
        }
        return end;
    }

    /** The actor for whom it counts: itself, unless it is merged. */
    public ActorId of(ActorId actor) {
        return ends.getOrDefault(actor, actor);
    }

    /** Of each actor that is merged, the one for whom it counts. */
    public Map<ActorId, ActorId> ends() {
        return ends;
    }
}
