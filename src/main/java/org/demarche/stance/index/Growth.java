package org.demarche.stance.index;

import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Evidence;
import org.demarche.stance.model.Glance;

/**
 * Follows a track forward through valid time, where its evidence only grows: each piece is looked at once, not at every
 * moment anew. Reusable, not thread-safe; fills the evidence of its reader.
 */
public final class Growth {
    private final StanceReader reader;
    private final Glance glance = new Glance();
    private final Appraisal appraisal = new Appraisal();
    private TrackEvidence ever;
    private int next;

    public Growth(StanceReader reader) {
        this.reader = reader;
        this.ever = reader.ever(CrisisIndex.NO_TRACK);
    }

    /**
     * Begins with a track, before anything.
     *
     * @param last no later moment will be asked about
     * @return false, and nothing is begun, if some of its evidence stands or is superseded
     */
    public boolean begin(int track, long last) {
        ever = reader.ever(track);
        if (!ever.onlyGrows()) {
            return false;
        }
        CrisisIndex index = reader.index();
        reader.evidence().begin(index.model(), index.isOnIssue(track), Long.MIN_VALUE);
        reader.evidence().reserve(ever.size());
        glance.begin(index.model(), index.isOnIssue(track), ever.lastDay(last));
        glance.reserve(ever.size());
        next = 0;
        return true;
    }

    /**
     * The stance at a moment, which is not before the last one, without what is declared and revealed; overwritten by the
     * next moment.
     */
    public Appraisal at(long moment) {
        Evidence evidence = reader.evidence();
        evidence.goOn(moment);
        next = ever.grow(evidence, glance, next, moment);
        appraisal.take(glance, evidence);
        return appraisal;
    }

    /** Whether the evidence of the last moment weighs, on that local day or a later one, less than a threshold. */
    public boolean weighsLess(int day, long threshold) {
        int side = glance.weightTo(threshold, day);
        return side == 0 ? reader.evidence().weightOn(day) < threshold : side < 0;
    }
}
