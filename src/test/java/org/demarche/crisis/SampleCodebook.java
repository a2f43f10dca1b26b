package org.demarche.crisis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarche.actor.ActorId;
import org.demarche.source.Reliability;

/** A small codebook for tests: a threat, a sanction that stands, a statement, and what threats say of intervention. */
public final class SampleCodebook {
    private SampleCodebook() {}

    /** With a rule that a threat toward the junta supports intervention by {@code position}. */
    public static Codebook withThreatsWeighing(int position) {
        return new Codebook(
                new Codebook.HalfLifeDays(30, 60),
                Map.of(Modality.WORDS, 40, Modality.COMMITMENT, 70, Modality.DEED, 100),
                Arrays.stream(Reliability.values())
                        .collect(Collectors.toMap(grade -> grade, grade -> List.of(93, 79, 63, 45, 22, 63))),
                99,
                25,
                new Codebook.Labels(550_000, 200_000, 500_000, 500_000, 50_000),
                new Codebook.ConfidenceThresholds(1_000_000, 3, 350_000, 2, 25, 25),
                new TreeMap<>(Map.of(
                        "military-threat",
                        new Codebook.Type("Threat of force", "THREATEN", "138", -700, Modality.WORDS, false),
                        "sanction",
                        new Codebook.Type("Sanctions", "COERCE", "163", -800, Modality.DEED, true),
                        "statement",
                        new Codebook.Type("Statement", null, "010", null, Modality.WORDS, false))),
                List.of(new Codebook.Rule(
                        "threat-wants-intervention",
                        List.of("military-threat"),
                        null,
                        new ActorId("niger-junta"),
                        Codebook.Holder.initiators,
                        new Subject.OnIssue(new IssueId("military-intervention")),
                        position,
                        null)));
    }
}
