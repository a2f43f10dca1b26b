package org.demarche.stance.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.RecordedEvent;
import org.demarche.ledger.RecordedEvents;
import org.demarche.stance.After;
import org.demarche.stance.Before;
import org.demarche.stance.Cause;
import org.demarche.stance.Question;
import org.demarche.stance.Track;
import org.demarche.stance.evidence.AdoptedCodebook;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.RecordedEntry;
import org.demarche.stance.index.CodebookVersions;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.CrisisIndexes;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.index.TrackRevisions;
import org.demarche.stance.model.Appraisal;
import org.demarche.stance.revisions.WrittenCauses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what the entries of the ledger change in a crisis. What it finds of a revision depends on nothing but the ledger up to
 * there, and the moment where one is asked for: it is the same for ever, and on every node. Thread-safe.
 */
@Component
public class EntryReader {
    private final CrisisIndexes indexes;
    private final EvidenceReader rows;
    private final RecordedEvents events;

    EntryReader(CrisisIndexes indexes, EvidenceReader rows, RecordedEvents events) {
        this.indexes = indexes;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Those after one revision and up to another, ascending. Refuses what {@code Stances} says.
     *
     * @param at epoch second as of which the stances are told; null: each as of when it was recorded
     */
    public List<EntryChanges> read(CrisisId crisis, @Nullable Long at, long after, long upTo) {
        CodebookVersions versions = indexes.versions(crisis, upTo);
        long first = Math.max(after, versions.crisis().revision());
        Map<Long, RecordedEntry> entries = new HashMap<>();
        rows.entries(versions.crisis(), first, upTo).forEach(entry -> entries.put(entry.revision(), entry));
        SortedMap<Long, Set<Track>> tracks = tracks(crisis, versions, first, upTo);
        entries.keySet().forEach(revision -> tracks.putIfAbsent(revision, Set.of()));
        List<EntryChanges> found = new ArrayList<>();
        for (RecordedEvent event : events.at(tracks.keySet()).values()) {
            Stamp stamp = event.stamp();
            long moment = at == null ? stamp.recordedAt() : at;
            RecordedEntry entry = entries.get(stamp.revision());
            List<StanceChange> changes = changes(crisis, stamp.revision(), moment, tracksAt(tracks, stamp));
            if (entry != null || !changes.isEmpty()) {
                Cause cause = entry == null
                        ? new Cause(WrittenCauses.ofDirectory(rows, versions, stamp.revision()), null)
                        : new Cause(WrittenCauses.of(entry.kind()), entry.development());
                found.add(view(stamp, moment, cause, changes));
            }
        }
        return found;
    }

    private static Set<Track> tracksAt(Map<Long, Set<Track>> tracks, Stamp stamp) {
        return Objects.requireNonNull(tracks.get(stamp.revision()));
    }

    private static EntryChanges view(Stamp stamp, long moment, Cause cause, List<StanceChange> changes) {
        return new EntryChanges(
                stamp.revision(),
                Instant.ofEpochSecond(stamp.recordedAt()),
                stamp.who(),
                Instant.ofEpochSecond(moment),
                List.of(cause),
                changes);
    }

    /** The tracks that may be others at each revision: with another codebook, all. */
    private SortedMap<Long, Set<Track>> tracks(CrisisId crisis, CodebookVersions versions, long after, long upTo) {
        SortedMap<Long, Set<Track>> tracks = new TreeMap<>();
        long from = after;
        for (AdoptedCodebook adopted : versions.adoptedBetween(after, upTo)) {
            CrisisIndex before = index(crisis, adopted.revision() - 1);
            tracks.putAll(TrackRevisions.ofAll(before, from, adopted.revision() - 1));
            Set<Track> all = new TreeSet<>();
            for (CrisisIndex index : List.of(before, index(crisis, adopted.revision()))) {
                for (int track : index.tracksInOrder()) {
                    all.add(index.track(track));
                }
            }
            tracks.put(adopted.revision(), all);
            from = adopted.revision();
        }
        tracks.putAll(TrackRevisions.ofAll(index(crisis, upTo), from, upTo));
        return tracks;
    }

    private List<StanceChange> changes(CrisisId crisis, long revision, long at, Set<Track> tracks) {
        if (tracks.isEmpty()) {
            return List.of();
        }
        StanceReader before = new StanceReader(index(crisis, revision - 1)).known(revision - 1, null);
        StanceReader after = new StanceReader(index(crisis, revision)).known(revision, null);
        List<StanceChange> changes = new ArrayList<>();
        for (Track track : tracks) {
            Before from = before(before.appraise(before.index().track(track), at));
            After to = after(after.appraise(after.index().track(track), at));
            if (from.label() != to.label() || !Objects.equals(from.value(), to.value())) {
                changes.add(new StanceChange(track.holder(), track.subject(), from, to));
            }
        }
        return changes;
    }

    private CrisisIndex index(CrisisId crisis, long revision) {
        return indexes.of(new Question(crisis, 0, revision, null, null));
    }

    private static Before before(Appraisal appraisal) {
        return new Before(appraisal.label(), appraisal.hasEvidence() ? appraisal.value() : null);
    }

    private static After after(Appraisal appraisal) {
        return new After(appraisal.label(), appraisal.hasEvidence() ? appraisal.value() : null, appraisal.weight());
    }
}
