package org.demarche.stance.index;

import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Credence;
import org.demarche.stance.model.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Reads single tracks of an index as known at one revision, by what had been published up to a moment. Reusable from
 * track to track and from moment to moment; not thread-safe.
 */
public final class StanceReader {
    private final CrisisIndex index;
    private final long revision;
    private final long published;
    private final TrackEvidence ever;
    private final Evidence evidence;
    private final Appraisal appraisal = new Appraisal();
    private int taken = CrisisIndex.NO_TRACK - 1;

    /**
     * Begins to read.
     *
     * @param revision at most that of {@link CrisisIndex#indexed}
     * @param published epoch second; null: whenever it was published
     */
    public StanceReader(CrisisIndex index, long revision, @Nullable Long published) {
        this.index = index;
        this.revision = revision;
        this.published = published == null ? Credences.ANY_TIME : published;
        this.ever = new TrackEvidence(index, revision, this.published);
        this.evidence = new Evidence(index.model(), index.days());
    }

    public CrisisIndex index() {
        return index;
    }

    public long revision() {
        return revision;
    }

    /** Whether what was published at the moment counts. */
    public boolean counts(long publishedAt) {
        return publishedAt <= published;
    }

    /** How far the development, given by number, can be believed. */
    public Credence credence(int development) {
        return index.newCredences().at(development, (int) revision, published);
    }

    /** What is said about the track at any moment; overwritten by the next track. */
    public TrackEvidence ever(int track) {
        if (track != taken) {
            ever.take(track);
            taken = track;
        }
        return ever;
    }

    /** The active evidence of the track at the moment; overwritten by the next question. */
    public Evidence evidence(int track, long at) {
        ever(track).fill(evidence, track, at);
        return evidence;
    }

    /** The evidence of the last question. */
    public Evidence evidence() {
        return evidence;
    }

    /** Where the holder of the track stands at the moment; overwritten by the next question. */
    public Appraisal appraise(int track, long at) {
        appraisal.take(evidence(track, at));
        return appraisal;
    }
}
