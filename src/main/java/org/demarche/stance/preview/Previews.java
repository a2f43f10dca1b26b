package org.demarche.stance.preview;

import java.util.List;
import java.util.Set;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Difference;
import org.demarche.stance.Question;
import org.demarche.stance.comparison.Comparisons;
import org.demarche.stance.comparison.WrittenBetween;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.RecordedEntry;
import org.demarche.stance.evidence.SupposedEntry;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.CrisisIndexes;
import org.demarche.stance.index.StanceReader;
import org.springframework.stereotype.Component;

/**
 * What recording an entry would change. It is taken into an index of its own, made of the developments that it concerns
 * alone and let go afterwards, by what takes in the entries that are recorded. Thread-safe.
 */
@Component
public class Previews {
    private final CrisisIndexes indexes;
    private final EvidenceReader evidence;

    Previews(CrisisIndexes indexes, EvidenceReader evidence) {
        this.indexes = indexes;
        this.evidence = evidence;
    }

    /**
     * The tracks that would differ at the question's moment, ordered by holder, subject: what a comparison of the question's
     * revision with the next would find if the entry were the next.
     *
     * @param recordedAt when it would be recorded, epoch seconds
     */
    public List<Difference> differences(Question question, SupposedEntry entry, long recordedAt) {
        long revision = question.revision();
        long next = revision + 1;
        CrisisIndex index = indexes.of(question);
        Set<DevelopmentId> concerned =
                new Concerned(new StanceReader(index).known(revision, question.published()), evidence).by(entry);
        CrisisIndex supposed = index.blank();
        supposed.catchUp(
                (crisis, after, upTo, sink) -> {
                    evidence.read(crisis, concerned, revision, sink);
                    entry.handTo(sink, next, recordedAt, crisis.zone());
                },
                next);
        return new Comparisons(
                        new StanceReader(supposed).known(revision, question.published()),
                        question.at(),
                        new StanceReader(supposed).known(next, question.published()),
                        question.at(),
                        new StanceReader(supposed).known(next, question.published()),
                        WrittenBetween.only(new RecordedEntry(next, entry.kind(), entry.development())))
                .differences();
    }
}
