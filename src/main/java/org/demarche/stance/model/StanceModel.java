package org.demarche.stance.model;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.source.Reliability;

/**
 * The stance model, version 1, under one codebook: its numbers in the shape that the arithmetic wants. Immutable and
 * thread-safe.
 *
 * <p>The way of a question: collect the reports of a development that count as {@link Voices} and ask for their
 * {@link #credence}; for a track and a moment fill an {@link Evidence} with the signals whose developments count; then
 * {@link Appraisal#take} and {@link Contributions#split}.
 */
public final class StanceModel {
    private final Codebook codebook;
    private final Decay onIssues;
    private final Decay towardActors;
    private final Map<Reliability, List<Integer>> qualities;
    private final Map<Modality, Integer> percents;

    private StanceModel(Codebook codebook) {
        this.codebook = codebook;
        this.onIssues = Decay.of(codebook.halfLifeDays().issue());
        this.towardActors = Decay.of(codebook.halfLifeDays().actor());
        this.qualities = new EnumMap<>(codebook.credence());
        this.percents = new EnumMap<>(codebook.modality());
    }

    /** The model under a codebook that passed the checks of section 9. */
    public static StanceModel under(Codebook codebook) {
        return new StanceModel(codebook);
    }

    public Codebook codebook() {
        return codebook;
    }

    /** q of section 3, in hundredths: what a report of that credibility (1..6) by a source so graded is worth. */
    public int quality(Reliability reliability, int credibility) {
        return requireNonNull(qualities.get(reliability)).get(credibility - 1);
    }

    /** What the collected reports make of their development. */
    public Credence credence(Voices voices) {
        return Credence.of(voices, this);
    }

    /** How evidence fades: on issues, or on relations to other actors. */
    public Decay decay(boolean onIssue) {
        return onIssue ? onIssues : towardActors;
    }

    int percent(Modality modality) {
        return requireNonNull(percents.get(modality));
    }

    int credenceCap() {
        return codebook.credenceCap();
    }

    int deniedPercent() {
        return codebook.confidence().denied();
    }

    int supersededPercent() {
        return codebook.supersededPercent();
    }
}
