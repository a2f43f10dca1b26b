package org.demarche.stance.model;

import org.demarche.crisis.Codebook;
import org.jspecify.annotations.Nullable;

/**
 * Where the holder of a track stands by its evidence, and how well that is known (stance-model sections 5 and 6). Reusable: {@link #take} overwrites
 * it. Not thread-safe. Values and weights are in millionths.
 */
public final class Appraisal {
    private static final int NOTHING = 0;

    private final Mean all = new Mean();
    private final Mean some = new Mean();

    private Label label = Label.UNDECLARED;
    private @Nullable Confidence confidence;
    private boolean contested;
    private int value;
    private long weight;
    private int independentOrigins;
    private boolean hasDeclared;
    private int declared;
    private boolean hasRevealed;
    private int revealed;

    /** Reads the evidence. */
    public void take(Evidence evidence) {
        if (evidence.size() == 0) {
            clear();
            return;
        }
        Codebook codebook = evidence.model().codebook();
        all.take(evidence, NOTHING, NOTHING);
        value = all.value();
        weight = evidence.weightOn(evidence.today());
        independentOrigins = evidence.independentOrigins();
        contested = isContested(evidence, codebook.confidence().contested());
        label = label(evidence, codebook.labels());
        confidence = confidence(codebook.confidence());
        split(evidence);
    }

    private void clear() {
        label = Label.UNDECLARED;
        confidence = null;
        contested = false;
        value = 0;
        weight = 0;
        independentOrigins = 0;
        hasDeclared = false;
        hasRevealed = false;
    }

    private boolean isContested(Evidence evidence, int percent) {
        Int128 denied = evidence.isAnyDenied() ? evidence.deniedWeight(all.newest()) : Int128.of(0);
        return denied.times(100).compareTo(all.total().times(percent)) >= 0;
    }

    private Label label(Evidence evidence, Codebook.Labels labels) {
        if (weight < labels.lapsed()) {
            return Label.LAPSED;
        }
        if (value >= labels.lean()) {
            return value >= labels.strong() ? Label.STRONGLY_SUPPORTS : Label.SUPPORTS;
        }
        if (value <= -labels.lean()) {
            return value <= -labels.strong() ? Label.STRONGLY_OPPOSES : Label.OPPOSES;
        }
        Balance balance = Balance.of(evidence, all.newest());
        if (balance.isAmbivalent(labels.ambivalent())) {
            return Label.AMBIVALENT;
        }
        return balance.isNeutral(all.total(), labels.neutral()) ? Label.NEUTRAL : Label.UNCLEAR;
    }

    private Confidence confidence(Codebook.ConfidenceThresholds thresholds) {
        if (weight >= thresholds.high() && independentOrigins >= thresholds.highOrigins() && !contested) {
            return Confidence.HIGH;
        }
        return weight >= thresholds.moderate() && independentOrigins >= thresholds.moderateOrigins()
                ? Confidence.MODERATE
                : Confidence.LOW;
    }

    private void split(Evidence evidence) {
        hasDeclared = evidence.isAnyDeclared();
        hasRevealed = evidence.isAnyRevealed();
        if (hasDeclared) {
            declared = hasRevealed ? part(evidence, NOTHING) : value;
        }
        if (hasRevealed) {
            revealed = hasDeclared ? part(evidence, Evidence.DEED) : value;
        }
    }

    private int part(Evidence evidence, int wanted) {
        some.take(evidence, Evidence.DEED, wanted);
        return some.value();
    }

    public Label label() {
        return label;
    }

    /** Null if and only if the label is {@link Label#UNDECLARED}. */
    public @Nullable Confidence confidence() {
        return confidence;
    }

    public boolean isContested() {
        return contested;
    }

    /** Whether there is active evidence. */
    public boolean hasEvidence() {
        return label != Label.UNDECLARED;
    }

    /** -10^6..10^6; 0 without evidence, where the stance has no value. */
    public int value() {
        return value;
    }

    public long weight() {
        return weight;
    }

    public int independentOrigins() {
        return independentOrigins;
    }

    /** The value over words and commitments alone; null where there are none. */
    public @Nullable Integer declared() {
        return hasDeclared ? declared : null;
    }

    /** The value over deeds alone; null where there are none. */
    public @Nullable Integer revealed() {
        return hasRevealed ? revealed : null;
    }

    /** Whether value, label, confidence or contested differ: what section 7 calls a change. */
    public boolean differsFrom(Appraisal other) {
        return value != other.value
                || label != other.label
                || confidence != other.confidence
                || contested != other.contested;
    }

    /** Takes over everything that {@code other} says. */
    public void copy(Appraisal other) {
        label = other.label;
        confidence = other.confidence;
        contested = other.contested;
        value = other.value;
        weight = other.weight;
        independentOrigins = other.independentOrigins;
        hasDeclared = other.hasDeclared;
        declared = other.declared;
        hasRevealed = other.hasRevealed;
        revealed = other.revealed;
    }
}
