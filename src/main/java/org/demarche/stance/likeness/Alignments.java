package org.demarche.stance.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.demarche.actor.ActorId;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.Subject;
import org.demarche.stance.Before;
import org.demarche.stance.Stance;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/**
 * How alike actors are: one less half the mean distance of their values over the issues on which both have a stance that has not
 * lapsed (stance-model section 11). Pure.
 */
public final class Alignments {
    private static final long WHOLE = 1_000_000;

    private final SortedMap<ActorId, SortedMap<IssueId, Integer>> issues = new TreeMap<>();
    private final SortedMap<ActorId, SortedMap<ActorId, Before>> relations = new TreeMap<>();

    private Alignments(List<Stance> picture) {
        for (Stance stance : picture) {
            Integer value = stance.value();
            switch (stance.subject()) {
                case Subject.OnIssue on -> {
                    if (value != null && stance.label() != Label.LAPSED) {
                        of(issues, stance.holder()).put(on.issue(), value);
                    }
                }
                case Subject.TowardActor toward -> {
                    if (value != null) {
                        of(relations, stance.holder()).put(toward.actor(), new Before(stance.label(), value));
                    }
                }
            }
        }
    }

    /** The pairs that share an issue, or of which one has a stance toward the other, ordered by their ids. */
    public static List<Alignment> of(List<Stance> picture) {
        return new Alignments(picture).pairs();
    }

    private List<Alignment> pairs() {
        SortedMap<ActorId, Boolean> actors = new TreeMap<>();
        issues.keySet().forEach(actor -> actors.put(actor, true));
        relations.forEach((holder, toward) -> {
            actors.put(holder, true);
            toward.keySet().forEach(actor -> actors.put(actor, true));
        });
        List<Alignment> pairs = new ArrayList<>();
        for (ActorId one : actors.keySet()) {
            for (ActorId other : actors.tailMap(one).keySet()) {
                if (!other.equals(one)) {
                    Alignment pair = pair(one, other);
                    if (pair.issues() > 0 || pair.oneToward() != null || pair.otherToward() != null) {
                        pairs.add(pair);
                    }
                }
            }
        }
        return pairs;
    }

    private Alignment pair(ActorId one, ActorId other) {
        Map<IssueId, Integer> others = issues.getOrDefault(other, new TreeMap<>());
        int shared = 0;
        long distance = 0;
        for (Map.Entry<IssueId, Integer> ours :
                issues.getOrDefault(one, new TreeMap<>()).entrySet()) {
            Integer theirs = others.get(ours.getKey());
            if (theirs != null) {
                shared++;
                distance += Math.abs((long) ours.getValue() - theirs);
            }
        }
        return new Alignment(
                one,
                other,
                shared == 0 ? null : Integer.valueOf(likeness(distance, shared)),
                shared,
                toward(one, other),
                toward(other, one));
    }

    /** Rounded to the nearest millionth, halves up. */
    private static int likeness(long distance, int issues) {
        long twice = 2L * issues;
        return Math.toIntExact(Math.floorDiv(twice * WHOLE - distance + issues, twice));
    }

    private @Nullable Before toward(ActorId holder, ActorId actor) {
        Map<ActorId, Before> toward = relations.get(holder);
        return toward == null ? null : toward.get(actor);
    }

    private static <K, V> SortedMap<K, V> of(SortedMap<ActorId, SortedMap<K, V>> all, ActorId holder) {
        return all.computeIfAbsent(holder, first -> new TreeMap<>());
    }
}
