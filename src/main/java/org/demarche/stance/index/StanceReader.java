package org.demarche.stance.index;

import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Credence;
import org.demarche.stance.model.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Reads single tracks of an index as known at one revision, by what had been published up to a moment. Reusable from
 * track to track, from moment to moment and, with {@link #known}, from revision to revision; not thread-safe.
 */
public final class StanceReader {
    private static final int NOT_TAKEN = CrisisIndex.NO_TRACK - 1;

    private final CrisisIndex index;
    private final RowGlance glance;
    /** Made when they are needed first: most stances need neither. */
    private @Nullable TrackEvidence ever;

    private @Nullable Evidence evidence;
    private final Appraisal appraisal = new Appraisal();
    private long revision;
    private long published = Credences.ANY_TIME;
    private int taken = NOT_TAKEN;

    /** Reads as known at revision 0; see {@link #known}. */
    public StanceReader(CrisisIndex index) {
        this.index = index;
        this.glance = new RowGlance(index);
    }

    /**
     * Goes on as known at another revision.
     *
     * @param atRevision at most that of {@link CrisisIndex#indexed}
     * @param publishedUpTo epoch second; null: whenever it was published
     */
    public StanceReader known(long atRevision, @Nullable Long publishedUpTo) {
        revision = atRevision;
        published = publishedUpTo == null ? Credences.ANY_TIME : publishedUpTo;
        taken = NOT_TAKEN;
        return this;
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
        TrackEvidence said = ever;
        if (said == null) {
            said = new TrackEvidence(index);
            ever = said;
        }
        if (track != taken) {
            said.take(track, (int) revision, published);
            taken = track;
        }
        return said;
    }

    /** The active evidence of the track at the moment; overwritten by the next question. */
    public Evidence evidence(int track, long at) {
        Evidence gathered = evidence();
        ever(track).fill(gathered, track, at);
        return gathered;
    }

    /** The evidence of the last question that gathered it. */
    public Evidence evidence() {
        Evidence gathered = evidence;
        if (gathered == null) {
            gathered = new Evidence(index.model(), index.days());
            evidence = gathered;
        }
        return gathered;
    }

    /** Where the holder of the track stands at the moment, without its {@link #evidence}; overwritten by the next question. */
    public Appraisal appraise(int track, long at) {
        if (published != Credences.ANY_TIME || !glance.appraise(track, (int) revision, at, appraisal)) {
            appraiseEvidence(track, at);
        }
        return appraisal;
    }

    /** Where the holder of the track stands at the moment, with its {@link #evidence}; overwritten by the next question. */
    public Appraisal appraiseEvidence(int track, long at) {
        appraisal.take(evidence(track, at));
        return appraisal;
    }
}
