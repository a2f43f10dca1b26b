package org.demarche.stance.revisions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.demarche.development.DevelopmentId;
import org.demarche.ledger.Ledger;
import org.demarche.stance.Cause;
import org.demarche.stance.Part;
import org.demarche.stance.Question;
import org.demarche.stance.RevisionChange;
import org.demarche.stance.Track;
import org.demarche.stance.change.End;
import org.demarche.stance.change.Parts;
import org.demarche.stance.evidence.AdoptedCodebook;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.NumberedCrisis;
import org.demarche.stance.evidence.RecordedEntry;
import org.demarche.stance.index.CodebookVersions;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.CrisisIndexes;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.index.TrackRevisions;
import org.springframework.stereotype.Component;

/** The changes of one stance at one moment as more became known. Thread-safe. */
@Component
public class RevisionFinder {
    private final CrisisIndexes indexes;
    private final EvidenceReader rows;
    private final Ledger ledger;

    RevisionFinder(CrisisIndexes indexes, EvidenceReader rows, Ledger ledger) {
        this.indexes = indexes;
        this.rows = rows;
        this.ledger = ledger;
    }

    /** The changes up to the revision of the question, ascending. */
    public List<RevisionChange> changes(Question question, Track track) {
        CodebookVersions versions = indexes.versions(question.crisis(), question.revision());
        long opened = versions.crisis().revision();
        List<RevisionChange> changes = new ArrayList<>();
        End before = end(question.known(opened), track);
        for (long revision : candidates(question, track, versions)) {
            End after = end(question.known(revision), track);
            if (after.differsFrom(before)) {
                changes.add(change(versions, revision, before, after));
            }
            before = after;
        }
        return changes;
    }

    /** The revisions after the crisis was opened at which the stance may change. */
    private NavigableSet<Long> candidates(Question question, Track track, CodebookVersions versions) {
        NavigableSet<Long> candidates = new TreeSet<>();
        long from = versions.crisis().revision();
        if (question.codebook() == null) {
            for (AdoptedCodebook adopted : versions.adoptedBetween(from, question.revision())) {
                addCandidates(question, track, from, adopted.revision() - 1, candidates);
                candidates.add(adopted.revision());
                from = adopted.revision();
            }
        }
        addCandidates(question, track, from, question.revision(), candidates);
        return candidates;
    }

    private void addCandidates(Question question, Track track, long from, long until, NavigableSet<Long> candidates) {
        CrisisIndex index = indexes.of(question.known(until));
        candidates.addAll(TrackRevisions.of(index, index.track(track), from, until, question.published() != null));
    }

    private End end(Question question, Track track) {
        CrisisIndex index = indexes.of(question);
        StanceReader reader = new StanceReader(index).known(question.revision(), question.published());
        return End.of(reader, index.track(track), question.at());
    }

    private RevisionChange change(CodebookVersions versions, long revision, End before, End after) {
        NumberedCrisis crisis = versions.crisis();
        Optional<RecordedEntry> entry =
                rows.entries(crisis, revision - 1, revision).stream().findFirst();
        Cause.Kind written = entry.map(found -> WrittenCauses.of(found.kind()))
                .orElseGet(() -> WrittenCauses.ofDirectory(rows, versions, revision));
        DevelopmentId changed = entry.map(RecordedEntry::development).orElse(null);
        boolean isElsewhere = changed != null && !before.has(changed) && !after.has(changed);
        List<Part> parts = Parts.between(
                before,
                after,
                development -> changed == null || changed.equals(development) ? written : Cause.Kind.SUPERSEDED);
        return new RevisionChange(
                revision,
                Instant.ofEpochSecond(ledger.recordedAt(revision).orElseThrow()),
                List.of(new Cause(isElsewhere ? Cause.Kind.SUPERSEDED : written, changed)),
                before.before(),
                after.after(),
                parts);
    }
}
