package org.demarche.stance.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final NavigableSet<ActorId> actors = new TreeSet<>();

    private Alignments(List<Stance> picture) {
        for (Stance stance : picture) {
            Integer value = stance.value();
            switch (stance.subject()) {
                case Subject.OnIssue on -> {
                    if (value != null && stance.label() != Label.LAPSED) {
                        of(issues, stance.holder()).put(on.issue(), value);
                        actors.add(stance.holder());
                    }
                }
                case Subject.TowardActor toward -> {
                    if (value != null) {
                        of(relations, stance.holder()).put(toward.actor(), new Before(stance.label(), value));
                        actors.add(stance.holder());
                        actors.add(toward.actor());
                    }
                }
            }
        }
    }

    public static Alignments of(List<Stance> picture) {
        return new Alignments(picture);
    }

    /**
     * The pairs that share an issue, or of which one has a stance toward the other, ordered by their ids.
     *
     * @param actor of whom pairs are wanted; null: of all
     * @param after the pair before the first one wanted; null: from the first on
     * @param limit how many at most, from 1
     */
    public List<Alignment> pairs(@Nullable ActorId actor, @Nullable Pair after, int limit) {
        List<Alignment> pairs = new ArrayList<>();
        for (ActorId one : after == null ? actors : actors.tailSet(after.one())) {
            for (ActorId other : others(one, actor)) {
                Alignment pair = pair(one, other);
                boolean isWanted = after == null || pair.pair().compareTo(after) > 0;
                if (isWanted && (pair.issues() > 0 || pair.oneToward() != null || pair.otherToward() != null)) {
                    pairs.add(pair);
                    if (pairs.size() == limit) {
                        return pairs;
                    }
                }
            }
        }
        return pairs;
    }

    /** Who makes a pair with an actor and comes after it. */
    private Set<ActorId> others(ActorId one, @Nullable ActorId actor) {
        NavigableSet<ActorId> later = actors.tailSet(one, false);
        if (actor == null || actor.equals(one)) {
            return later;
        }
        return later.contains(actor) ? Set.of(actor) : Set.of();
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
