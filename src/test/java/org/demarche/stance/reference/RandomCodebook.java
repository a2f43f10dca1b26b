package org.demarche.stance.reference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.source.Reliability;
import org.jspecify.annotations.Nullable;

/** Codebooks of random parameters and rules, all within the ranges of section 9. */
final class RandomCodebook {
    static final List<String> TYPES = List.of("talk", "vote", "sanction", "deployment");

    private final Chance chance;
    private final List<ActorId> actors;
    private final List<Subject> subjects;

    RandomCodebook(Chance chance, List<ActorId> actors, List<Subject> subjects) {
        this.chance = chance;
        this.actors = actors;
        this.subjects = subjects;
    }

    Codebook next() {
        Map<String, Codebook.Type> types = types();
        List<Codebook.Rule> rules = rules(List.copyOf(types.keySet()));
        if (chance.percent(60)) {
            return Codebooks.with(types, rules);
        }
        int lean = chance.oneOf(1, 200_000, chance.between(1, 1_000_000));
        return new Codebook(
                new Codebook.HalfLifeDays(halfLife(), halfLife()),
                modality(),
                credence(),
                chance.oneOf(99, 100, 0, chance.between(0, 100)),
                chance.oneOf(25, 0, 100, chance.between(0, 100)),
                new Codebook.Labels(
                        chance.between(lean, 1_000_000),
                        lean,
                        chance.oneOf(0, 500_000, 1_000_000, 1_000_000_000),
                        chance.oneOf(0, 500_000, 1_000_000, 1_000_000_000),
                        chance.oneOf(0, 50_000, chance.between(0, 2_000_000))),
                new Codebook.ConfidenceThresholds(
                        chance.between(0, 3_000_000),
                        chance.between(0, 4),
                        chance.between(0, 1_000_000),
                        chance.between(0, 3),
                        chance.oneOf(25, 0, 100, chance.between(0, 100)),
                        chance.oneOf(25, 0, 100, chance.between(0, 100))),
                types,
                rules);
    }

    private int halfLife() {
        return chance.oneOf(1, 2, 3, 30, chance.between(1, 90));
    }

    private Map<Modality, Integer> modality() {
        Map<Modality, Integer> percents = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            percents.put(modality, chance.oneOf(0, 100, chance.between(0, 100)));
        }
        return percents;
    }

    private Map<Reliability, List<Integer>> credence() {
        Map<Reliability, List<Integer>> table = new EnumMap<>(Reliability.class);
        for (Reliability reliability : Reliability.values()) {
            table.put(
                    reliability,
                    IntStream.range(0, 6)
                            .mapToObj(i -> chance.oneOf(0, 100, chance.between(0, 100), chance.between(0, 100)))
                            .toList());
        }
        return table;
    }

    private Map<String, Codebook.Type> types() {
        Map<String, Codebook.Type> types = new LinkedHashMap<>();
        for (String type : TYPES) {
            if (chance.percent(85)) {
                Integer relation = chance.percent(50) ? null : chance.oneOf(0, -1000, 1000, chance.position());
                types.put(
                        type,
                        new Codebook.Type(
                                type, null, null, relation, chance.oneOf(Modality.values()), chance.percent(30)));
            }
        }
        return types;
    }

    private List<Codebook.Rule> rules(List<String> types) {
        List<Codebook.Rule> rules = new ArrayList<>();
        int count = types.isEmpty() ? 0 : chance.between(0, 4);
        for (int i = 0; i < count; i++) {
            rules.add(new Codebook.Rule(
                    "r" + i,
                    List.of(chance.oneOf(types)),
                    anyone(),
                    anyone(),
                    chance.oneOf(Codebook.Holder.values()),
                    chance.oneOf(subjects),
                    chance.position(),
                    chance.percent(50) ? null : chance.oneOf(Modality.values())));
        }
        return rules;
    }

    private @Nullable ActorId anyone() {
        return chance.percent(60) ? null : chance.oneOf(actors);
    }
}
