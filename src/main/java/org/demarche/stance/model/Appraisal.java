package org.demarche.stance.model;

import org.demarche.crisis.Codebook;
import org.jspecify.annotations.Nullable;

/**
 * Where the holder of a track stands by its evidence, and how well that is known (stance-model sections 5 and 6). Reusable:
 * {@link #take} overwrites it. Not thread-safe. Values and weights are in millionths.
 *
 * <p>Every figure is proposed in floating point with a bound on its error, and computed in integers where the bound leaves
 * a doubt about its rounding: the digits are those of the exact fractions.
 */
public final class Appraisal {
    private static final int MILLION = 1_000_000;
    /** By how many thresholds the value has passed, on either side; in the middle it is not decided by the value. */
    private static final Label[] SIDES = {
        Label.STRONGLY_OPPOSES, Label.OPPOSES, Label.UNCLEAR, Label.SUPPORTS, Label.STRONGLY_SUPPORTS
    };
    /** 1 for what meets the thresholds of moderate, and 2 for what meets those of high. */
    private static final Confidence[] CONFIDENCES = {
        Confidence.LOW, Confidence.MODERATE, Confidence.HIGH, Confidence.HIGH
    };

    private final Sums sums = new Sums();

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

    /** Appraises the evidence. */
    public void take(Evidence evidence) {
        if (evidence.size() == 0) {
            clear();
            return;
        }
        Codebook codebook = evidence.model().codebook();
        sums.take(evidence);
        value = sums.value();
        weight = evidence.weightOn(evidence.today());
        independentOrigins = evidence.independentOrigins();
        int percent = codebook.confidence().contested();
        contested = evidence.hasDenials() ? sums.isContested(evidence, percent) : percent == 0;
        boolean undecided = isUndecided(codebook.labels());
        boolean ambivalent =
                undecided && sums.ambivalence() >= codebook.labels().ambivalent();
        boolean neutral =
                undecided && sums.neutrality(evidence) >= codebook.labels().neutral();
        label = label(codebook.labels(), ambivalent, neutral);
        confidence = confidence(codebook.confidence());
        takeParts(evidence);
    }

    private void takeParts(Evidence evidence) {
        hasDeclared = evidence.hasWords();
        hasRevealed = evidence.hasDeeds();
        declared = value;
        revealed = value;
        if (hasDeclared && hasRevealed) {
            sums.takeWords(evidence);
            declared = sums.value();
            sums.takeDeeds(evidence);
            revealed = sums.value();
        }
    }

    /**
     * Appraises the evidence glanced at, as of a moment of the local day {@code today}.
     *
     * @return whether there is no doubt about any digit; if not, this is to be taken of the {@link Evidence}
     */
    public boolean take(Glance glance, int today) {
        if (glance.isEmpty()) {
            clear();
            return true;
        }
        Part all = glance.all();
        long quickValue = value(glance, all);
        long quickWeight = glance.weightOn(today, all);
        if (quickValue == Glance.IN_DOUBT || quickWeight == Glance.IN_DOUBT) {
            return false;
        }
        value = (int) quickValue;
        weight = quickWeight;
        independentOrigins = glance.independentOrigins();
        return takeParts(glance) && takeShares(glance, all, glance.model().codebook());
    }

    /**
     * Appraises evidence that was also glanced at, without what is declared and revealed: only what a glance leaves in
     * doubt is summed up.
     *
     * @param glance at all of the evidence, piece by piece
     */
    public void take(Glance glance, Evidence evidence) {
        if (evidence.size() == 0) {
            clear();
            return;
        }
        Part all = glance.all();
        value = value(glance, all, evidence);
        weight = weight(glance, all, evidence);
        independentOrigins = evidence.independentOrigins();
        hasDeclared = false;
        hasRevealed = false;
        if (!takeShares(glance, all, evidence.model().codebook())) {
            take(evidence);
        }
    }

    private static long value(Glance glance, Part part) {
        long quick = glance.value(part);
        return quick == Glance.IN_DOUBT ? glance.correctedValue(part) : quick;
    }

    private int value(Glance glance, Part all, Evidence evidence) {
        long quick = value(glance, all);
        if (quick == Glance.IN_DOUBT) {
            sums.take(evidence);
            quick = sums.value();
        }
        return (int) quick;
    }

    private static long weight(Glance glance, Part all, Evidence evidence) {
        int today = evidence.today();
        long quick = glance.weightOn(today, all);
        if (quick == Glance.IN_DOUBT) {
            quick = glance.correctedWeight(today, all);
        }
        return quick == Glance.IN_DOUBT ? evidence.weightOn(today) : quick;
    }

    /**
     * Appraises a single piece of evidence, that neither stands nor is superseded: its mean is itself.
     *
     * @param row in force and with a base weight above 0
     * @param decay of the track
     * @param today the local day of T
     * @param affirmingOrigins how many the row has
     */
    public void takeOnly(Columns rows, int row, StanceModel model, Decay decay, int today, int affirmingOrigins) {
        int saying = rows.sayings[row];
        int position = saying >> 16;
        Codebook codebook = model.codebook();
        value = 1_000 * position;
        weight = Sums.weight(100L * rows.baseWeights[row] * decay.after(today - rows.days[row]));
        independentOrigins = affirmingOrigins;
        contested = (saying & Columns.DENIED) != 0 || codebook.confidence().contested() == 0;
        Codebook.Labels labels = codebook.labels();
        label = label(labels, labels.ambivalent() == 0, (position == 0 ? MILLION : 0) >= labels.neutral());
        confidence = confidence(codebook.confidence());
        hasRevealed = (saying & Columns.DEED) != 0;
        hasDeclared = !hasRevealed;
        declared = value;
        revealed = value;
    }

    private boolean takeParts(Glance glance) {
        hasDeclared = glance.words().isPresent();
        hasRevealed = glance.deeds().isPresent();
        if (!hasDeclared || !hasRevealed) {
            declared = value;
            revealed = value;
            return true;
        }
        long quickDeclared = value(glance, glance.words());
        long quickRevealed = value(glance, glance.deeds());
        declared = (int) quickDeclared;
        revealed = (int) quickRevealed;
        return quickDeclared != Glance.IN_DOUBT && quickRevealed != Glance.IN_DOUBT;
    }

    private boolean takeShares(Glance glance, Part all, Codebook codebook) {
        int denial = glance.denialTo(10_000L * codebook.confidence().contested(), all);
        contested = denial > 0;
        confidence = confidence(codebook.confidence());
        Codebook.Labels labels = codebook.labels();
        boolean undecided = isUndecided(labels);
        int ambivalence = undecided ? glance.ambivalenceTo(labels.ambivalent(), all) : -1;
        int neutrality = undecided ? glance.neutralityTo(labels.neutral(), all) : -1;
        label = label(labels, ambivalence > 0, neutrality > 0);
        return denial != 0 && ambivalence != 0 && neutrality != 0;
    }

    private boolean isUndecided(Codebook.Labels labels) {
        return weight >= labels.lapsed() && Math.abs(value) < labels.lean();
    }

    private Label label(Codebook.Labels labels, boolean ambivalent, boolean neutral) {
        if (weight < labels.lapsed()) {
            return Label.LAPSED;
        }
        int side = reaches(value, labels.lean())
                + reaches(value, labels.strong())
                - reaches(-value, labels.lean())
                - reaches(-value, labels.strong());
        if (side != 0) {
            return SIDES[side + 2];
        }
        if (ambivalent) {
            return Label.AMBIVALENT;
        }
        return neutral ? Label.NEUTRAL : Label.UNCLEAR;
    }

    private Confidence confidence(Codebook.ConfidenceThresholds thresholds) {
        int moderate =
                reaches(weight, thresholds.moderate()) & reaches(independentOrigins, thresholds.moderateOrigins());
        int high = reaches(weight, thresholds.high()) & reaches(independentOrigins, thresholds.highOrigins());
        return contested ? CONFIDENCES[moderate] : CONFIDENCES[moderate | (high << 1)];
    }

    /** 1 if the figure is at least the threshold, else 0; without a branch, since nobody could guess its way. */
    private static int reaches(long figure, long threshold) {
        return (int) ((threshold - 1 - figure) >>> 63);
    }

    /** That there is no active evidence. */
    public void clear() {
        label = Label.UNDECLARED;
        confidence = null;
        contested = false;
        value = 0;
        weight = 0;
        independentOrigins = 0;
        hasDeclared = false;
        hasRevealed = false;
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
