package org.demarche.stance;

import java.util.List;
import org.demarche.crisis.CrisisId;
import org.jspecify.annotations.Nullable;

/**
 * The questions about stances, answered from the evidence as of a moment, as known at a revision. Every answer is a
 * function of its question alone: asked again it is equal, for ever. Thread-safe.
 *
 * <p>All refuse with {@code not-found} a crisis, and the holder or subject of a track, unknown at the revision; with
 * {@code self-stance} an actor toward itself; with {@code unknown-codebook} a version that the crisis has not got; with
 * {@code unknown-revision} a revision that is not visible yet. A track without evidence is {@code UNDECLARED}. Moments
 * are epoch seconds (UTC).
 */
public interface Stances {

    /** The version of the codebook in force at the revision; refuses with {@code not-found} an unknown crisis. */
    int codebookInForce(CrisisId crisis, long revision);

    /** Every track with evidence, ordered by holder, subject. */
    List<Stance> picture(Question question, PictureFilter filter);

    /** One stance with since when and until when. */
    DatedStance stance(Question question, Track track);

    /** One stance and what it rests on. */
    Trace trace(Question question, Track track);

    /**
     * The first changes in valid time with {@code from <= moment <= until}; the question's {@code at} is not looked at.
     *
     * @param most how many, from 1
     */
    List<TimelineChange> timeline(Question question, Track track, long from, long until, int most);

    /** The changes in known time, at the question's {@code at}, up to its revision. */
    List<RevisionChange> revisions(Question question, Track track);

    /**
     * The label changes of all tracks with {@code from <= moment <= until}; the question's {@code at} is not looked at.
     *
     * @param cursor {@link LabelChanges#next} of the page before, null for the first; refused with
     *     {@code invalid-parameter} when it is none
     * @param limit 1..1000
     */
    LabelChanges changes(Question question, long from, long until, @Nullable String cursor, int limit);

    /**
     * The tracks that differ between two questions about one crisis, ordered by holder, subject. The crisis is to be known at
     * one of the two revisions; at the other there may be nothing yet.
     */
    List<Difference> comparison(Question from, Question to);
}
