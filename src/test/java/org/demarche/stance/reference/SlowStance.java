package org.demarche.stance.reference;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/** Sections 5 and 6: what the evidence comes to. */
final class SlowStance {
    private record Age(long days, int halfLife) {}

    private static final Map<Age, Long> DECAY = new ConcurrentHashMap<>();
    private static final Exact MILLION = Exact.of(1_000_000);

    private final List<Piece> evidence;
    private final Codebook codebook;
    private final int halfLife;
    private final long today;

    private SlowStance(List<Piece> evidence, Codebook codebook, Subject subject, long today) {
        this.evidence = evidence;
        this.codebook = codebook;
        this.halfLife = subject instanceof Subject.OnIssue
                ? codebook.halfLifeDays().issue()
                : codebook.halfLifeDays().actor();
        this.today = today;
    }

    static ReferenceStance of(List<Piece> evidence, Codebook codebook, Subject subject, long today) {
        return evidence.isEmpty()
                ? ReferenceStance.UNDECLARED
                : new SlowStance(evidence, codebook, subject, today).stance();
    }

    private ReferenceStance stance() {
        int value = value(evidence);
        long weight = weight();
        boolean contested = contested();
        Set<String> origins = new HashSet<>();
        evidence.forEach(piece -> origins.addAll(piece.affirmingOrigins()));
        return new ReferenceStance(
                value,
                weight,
                label(value, weight),
                confidence(weight, origins.size(), contested),
                contested,
                origins.size(),
                contributions(value),
                valueOrNull(piece -> piece.modality() != Modality.DEED),
                valueOrNull(piece -> piece.modality() == Modality.DEED));
    }

    private long decay(long days) {
        return days <= 0
                ? 1_000_000_000L
                : DECAY.computeIfAbsent(new Age(days, halfLife), age -> SlowDecay.decay(age.days(), age.halfLife()));
    }

    private static long newest(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::effectiveDay).max().orElseThrow();
    }

    private Exact w(Piece piece, long n) {
        return Exact.of(piece.b()).times(piece.p()).times(decay(n - piece.effectiveDay()));
    }

    private Exact sumOfWeights(List<Piece> pieces, long n) {
        return pieces.stream().map(piece -> w(piece, n)).reduce(Exact.ZERO, Exact::plus);
    }

    private int value(List<Piece> pieces) {
        long n = newest(pieces);
        Exact sum = pieces.stream().map(piece -> w(piece, n).times(piece.x())).reduce(Exact.ZERO, Exact::plus);
        return MILLION.times(sum)
                .dividedBy(sumOfWeights(pieces, n).times(1000))
                .rounded()
                .intValueExact();
    }

    private @Nullable Integer valueOrNull(Predicate<Piece> wanted) {
        List<Piece> some = evidence.stream().filter(wanted).toList();
        return some.isEmpty() ? null : value(some);
    }

    private long weight() {
        Exact sum = evidence.stream()
                .map(piece -> Exact.of(piece.b()).times(piece.p()).times(decay(today - piece.effectiveDay())))
                .reduce(Exact.ZERO, Exact::plus);
        return MILLION.times(sum)
                .dividedBy(new Exact(BigInteger.TEN.pow(17), BigInteger.ONE))
                .rounded()
                .longValueExact();
    }

    private Map<DevelopmentId, Integer> contributions(int value) {
        long n = newest(evidence);
        Exact w = sumOfWeights(evidence, n);
        Map<DevelopmentId, Integer> contributions = new HashMap<>();
        Map<DevelopmentId, Exact> remainders = new HashMap<>();
        int missing = value;
        for (Piece piece : evidence) {
            Exact share = MILLION.times(w(piece, n)).times(piece.x()).dividedBy(w.times(1000));
            BigInteger floor = share.floor();
            contributions.put(piece.development(), floor.intValueExact());
            remainders.put(piece.development(), share.minus(new Exact(floor, BigInteger.ONE)));
            missing -= floor.intValueExact();
        }
        remainders.entrySet().stream()
                .sorted(Map.Entry.<DevelopmentId, Exact>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(missing)
                .forEach(entry -> contributions.merge(entry.getKey(), 1, Integer::sum));
        return contributions;
    }

    private Label label(int value, long weight) {
        Codebook.Labels labels = codebook.labels();
        if (weight < labels.lapsed()) {
            return Label.LAPSED;
        } else if (value >= labels.strong()) {
            return Label.STRONGLY_SUPPORTS;
        } else if (value >= labels.lean()) {
            return Label.SUPPORTS;
        } else if (value <= -labels.strong()) {
            return Label.STRONGLY_OPPOSES;
        } else if (value <= -labels.lean()) {
            return Label.OPPOSES;
        } else if (ambivalence() >= labels.ambivalent()) {
            return Label.AMBIVALENT;
        } else if (neutrality() >= labels.neutral()) {
            return Label.NEUTRAL;
        } else {
            return Label.UNCLEAR;
        }
    }

    private long ambivalence() {
        long n = newest(evidence);
        Exact positive = Exact.ZERO;
        Exact negative = Exact.ZERO;
        for (Piece piece : evidence) {
            Exact pull = w(piece, n).times(piece.x());
            if (piece.x() > 0) {
                positive = positive.plus(pull);
            } else {
                negative = negative.plus(pull.absolute());
            }
        }
        Exact both = positive.plus(negative);
        return both.isZero()
                ? 0
                : MILLION.times(2)
                        .times(positive.min(negative))
                        .dividedBy(both)
                        .rounded()
                        .longValueExact();
    }

    private long neutrality() {
        long n = newest(evidence);
        List<Piece> neutral = evidence.stream().filter(piece -> piece.x() == 0).toList();
        return MILLION.times(sumOfWeights(neutral, n))
                .dividedBy(sumOfWeights(evidence, n))
                .rounded()
                .longValueExact();
    }

    private boolean contested() {
        long n = newest(evidence);
        List<Piece> denied = evidence.stream().filter(Piece::denied).toList();
        Exact quarter =
                sumOfWeights(evidence, n).times(Exact.of(codebook.confidence().contested(), 100));
        return sumOfWeights(denied, n).compareTo(quarter) >= 0;
    }

    private Confidence confidence(long weight, int origins, boolean contested) {
        Codebook.ConfidenceThresholds t = codebook.confidence();
        if (weight >= t.high() && origins >= t.highOrigins() && !contested) {
            return Confidence.HIGH;
        }
        return weight >= t.moderate() && origins >= t.moderateOrigins() ? Confidence.MODERATE : Confidence.LOW;
    }
}
