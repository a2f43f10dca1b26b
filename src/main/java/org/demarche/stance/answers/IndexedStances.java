package org.demarche.stance.answers;

import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Subject;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.stance.DatedStance;
import org.demarche.stance.Difference;
import org.demarche.stance.LabelChanges;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Question;
import org.demarche.stance.RevisionChange;
import org.demarche.stance.Stance;
import org.demarche.stance.Stances;
import org.demarche.stance.TimelineChange;
import org.demarche.stance.Trace;
import org.demarche.stance.Track;
import org.demarche.stance.changes.LabelChangeFinder;
import org.demarche.stance.comparison.Comparisons;
import org.demarche.stance.comparison.WrittenBetween;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.CrisisIndexes;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.picture.Pictures;
import org.demarche.stance.picture.Views;
import org.demarche.stance.revisions.RevisionFinder;
import org.demarche.stance.timeline.Lasting;
import org.demarche.stance.timeline.Timelines;
import org.demarche.stance.trace.Traces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from the indexes. */
@Component
class IndexedStances implements Stances {
    private final CrisisIndexes indexes;
    private final EvidenceReader rows;
    private final RevisionFinder revisions;

    IndexedStances(CrisisIndexes indexes, EvidenceReader rows, RevisionFinder revisions) {
        this.indexes = indexes;
        this.rows = rows;
        this.revisions = revisions;
    }

    @Override
    public int codebookInForce(CrisisId crisis, long revision) {
        return indexes.versions(crisis, revision).inForce(revision).version();
    }

    @Override
    public List<Stance> picture(Question question, PictureFilter filter) {
        StanceReader reader = reader(question);
        requireKnown(reader, filter);
        return Pictures.of(reader, question.at(), filter);
    }

    @Override
    public DatedStance stance(Question question, Track track) {
        StanceReader reader = reader(question, track);
        return dated(reader, question.at(), track);
    }

    @Override
    public Trace trace(Question question, Track track) {
        StanceReader reader = reader(question, track);
        return new Trace(
                dated(reader, question.at(), track),
                new Traces(reader, rows).contributions(reader.index().track(track), question.at()));
    }

    @Override
    public List<TimelineChange> timeline(Question question, Track track, long from, long until, int most) {
        StanceReader reader = reader(question, track);
        return new Timelines(reader).changes(reader.index().track(track), from, until, most);
    }

    @Override
    public List<RevisionChange> revisions(Question question, Track track) {
        reader(question, track);
        return revisions.changes(question, track);
    }

    @Override
    public LabelChanges changes(Question question, long from, long until, @Nullable String cursor, int limit) {
        return new LabelChangeFinder(reader(question)).page(from, until, cursor, limit);
    }

    @Override
    public List<Difference> comparison(Question from, Question to) {
        long opened = indexes.versions(from.crisis(), Math.max(from.revision(), to.revision()))
                .crisis()
                .revision();
        StanceReader before = from.revision() < opened ? readerOfNothing(from, to) : reader(from);
        StanceReader after = to.revision() < opened ? readerOfNothing(to, from) : reader(to);
        boolean isSameCodebook = before.index().version() == after.index().version();
        return new Comparisons(
                        before,
                        from.at(),
                        after,
                        to.at(),
                        new StanceReader(after.index()).known(to.revision(), to.published()),
                        new WrittenBetween(
                                rows, after.index().crisis(), from.revision(), to.revision(), isSameCodebook))
                .differences();
    }

    private StanceReader reader(Question question) {
        return new StanceReader(indexes.of(question)).known(question.revision(), question.published());
    }

    /** Reads by the codebook of another question what was known before the crisis was opened: none of its tracks. */
    private StanceReader readerOfNothing(Question question, Question other) {
        return new StanceReader(indexes.of(other)).known(question.revision(), question.published());
    }

    private StanceReader reader(Question question, Track track) {
        if (track.subject() instanceof Subject.TowardActor toward
                && toward.actor().equals(track.holder())) {
            throw new Refusal(Code.SELF_STANCE, "subject", "Ask about two actors: none holds a stance toward itself.");
        }
        StanceReader reader = reader(question);
        requireKnown(reader, track.holder());
        requireKnown(reader, track.subject());
        return reader;
    }

    private static void requireKnown(StanceReader reader, PictureFilter filter) {
        if (filter.holder() != null) {
            requireKnown(reader, filter.holder());
        }
        if (filter.subject() != null) {
            requireKnown(reader, filter.subject());
        }
    }

    private static void requireKnown(StanceReader reader, ActorId holder) {
        if (!reader.index().knows(holder, reader.revision())) {
            throw new Refusal(Code.NOT_FOUND, "holder", "No actor " + holder + " is known at that revision.");
        }
    }

    private static void requireKnown(StanceReader reader, Subject subject) {
        if (!reader.index().knows(subject, reader.revision())) {
            throw new Refusal(Code.NOT_FOUND, "subject", "No subject " + subject + " is known at that revision.");
        }
    }

    private static DatedStance dated(StanceReader reader, long at, Track track) {
        CrisisIndex index = reader.index();
        int number = index.track(track);
        Stance stance = Views.stance(track, reader.appraise(number, at));
        Lasting lasting = new Lasting(reader);
        return new DatedStance(stance, lasting.since(number, at), lasting.lapsesOn(number, at));
    }
}
