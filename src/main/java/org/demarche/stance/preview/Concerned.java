package org.demarche.stance.preview;

import java.util.HashSet;
import java.util.Set;
import org.demarche.actor.Merges;
import org.demarche.development.Content;
import org.demarche.development.DerivedSignal;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Track;
import org.demarche.stance.evidence.ContentInForce;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.SupposedEntry;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.index.TrackEvidence;

/**
 * Finds the developments on which it depends what an entry changes: those that speak of the tracks of which it, what it
 * corrects, or whatever either of these supersedes, speaks; and their superseders.
 */
final class Concerned {
    private final StanceReader reader;
    private final CrisisIndex index;
    private final EvidenceReader evidence;
    private final Merges merges;
    private final Set<Track> tracks = new HashSet<>();

    /** As far as the reader knows. */
    Concerned(StanceReader reader, EvidenceReader evidence) {
        this.reader = reader;
        this.index = reader.index();
        this.evidence = evidence;
        this.merges = index.merges(reader.revision());
    }

    Set<DevelopmentId> by(SupposedEntry entry) {
        Set<DevelopmentId> superseded = new HashSet<>(entry.content().supersedes());
        addTracks(entry.content());
        for (ContentInForce corrected : inForce(Set.of(entry.development()))) {
            addTracks(corrected.content());
            superseded.addAll(corrected.content().supersedes());
        }
        if (!superseded.isEmpty()) {
            inForce(superseded).forEach(content -> addTracks(content.content()));
        }
        Set<DevelopmentId> speaking = speaking();
        speaking.add(entry.development());
        Set<DevelopmentId> all = new HashSet<>(speaking);
        speaking.forEach(development -> all.addAll(index.superseders(development, reader.revision())));
        return all;
    }

    private Iterable<ContentInForce> inForce(Set<DevelopmentId> developments) {
        return evidence.contents(index.crisis(), developments, reader.revision());
    }

    private void addTracks(Content content) {
        for (DerivedSignal signal : index.derivation().signals(content, merges)) {
            tracks.add(new Track(signal.holder(), signal.subject()));
        }
    }

    private Set<DevelopmentId> speaking() {
        Set<DevelopmentId> speaking = new HashSet<>();
        for (Track track : tracks) {
            int number = index.track(track);
            if (number != CrisisIndex.NO_TRACK) {
                TrackEvidence ever = reader.ever(number);
                for (int i = 0; i < ever.size(); i++) {
                    speaking.add(index.development(ever.development(i)));
                }
            }
        }
        return speaking;
    }
}
