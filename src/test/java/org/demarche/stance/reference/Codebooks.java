package org.demarche.stance.reference;

import java.util.List;
import java.util.Map;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.source.Reliability;

/** Codebooks for tests: the parameters of section 9, without types and rules. */
public final class Codebooks {
    public static final Map<Modality, Integer> MODALITY =
            Map.of(Modality.WORDS, 40, Modality.COMMITMENT, 70, Modality.DEED, 100);
    public static final Map<Reliability, List<Integer>> CREDENCE = Map.of(
            Reliability.A, List.of(93, 79, 63, 45, 22, 63),
            Reliability.B, List.of(88, 75, 60, 42, 20, 60),
            Reliability.C, List.of(81, 68, 55, 39, 19, 55),
            Reliability.D, List.of(69, 58, 46, 33, 16, 46),
            Reliability.E, List.of(50, 42, 33, 24, 11, 33),
            Reliability.F, List.of(74, 63, 50, 36, 17, 50));
    public static final Codebook.Labels LABELS = new Codebook.Labels(550_000, 200_000, 500_000, 500_000, 50_000);
    public static final Codebook.ConfidenceThresholds CONFIDENCE =
            new Codebook.ConfidenceThresholds(1_000_000, 3, 350_000, 2, 25, 25);

    private Codebooks() {}

    public static Codebook plain() {
        return with(Map.of(), List.of());
    }

    /** With another half-life on issues. */
    public static Codebook fading(int halfLifeDays, Map<String, Codebook.Type> types) {
        return new Codebook(
                new Codebook.HalfLifeDays(halfLifeDays, 60),
                MODALITY,
                CREDENCE,
                99,
                25,
                LABELS,
                CONFIDENCE,
                types,
                List.of());
    }

    public static Codebook with(Map<String, Codebook.Type> types, List<Codebook.Rule> rules) {
        return new Codebook(
                new Codebook.HalfLifeDays(30, 60), MODALITY, CREDENCE, 99, 25, LABELS, CONFIDENCE, types, rules);
    }
}
