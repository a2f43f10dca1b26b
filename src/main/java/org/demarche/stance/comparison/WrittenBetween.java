package org.demarche.stance.comparison;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Cause;
import org.demarche.stance.evidence.EntryKind;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.NumberedCrisis;
import org.demarche.stance.evidence.RecordedEntry;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.TrackRevisions;
import org.demarche.stance.revisions.WrittenCauses;

/** What was written between two revisions, whichever is the earlier. */
public final class WrittenBetween {
    /** Which entry about each of some developments was the last between two revisions. */
    private interface Supply {
        Map<DevelopmentId, EntryKind> last(Set<DevelopmentId> developments);
    }

    private final Supply supply;
    private final Map<DevelopmentId, EntryKind> last = new HashMap<>();
    private final Map<Long, Cause.Kind> merges = new HashMap<>();
    private final long first;
    private final long until;
    private final Cause.Kind otherwise;

    private WrittenBetween(Supply supply, long first, long until, Cause.Kind otherwise) {
        this.supply = supply;
        this.first = first;
        this.until = until;
        this.otherwise = otherwise;
    }

    /** Where nothing but one entry, of the second revision, was written. */
    public static WrittenBetween only(RecordedEntry entry) {
        return new WrittenBetween(
                any -> Map.of(entry.development(), entry.kind()),
                entry.revision() - 1,
                entry.revision(),
                Cause.Kind.RECORDED);
    }

    /**
     * About developments it is looked up before they are asked about: there may be millions of entries, and few that matter.
     *
     * @param isSameCodebook whether both ends go by one version of the codebook
     */
    public WrittenBetween(
            EvidenceReader rows, NumberedCrisis crisis, long revision, long other, boolean isSameCodebook) {
        this(
                developments -> rows.last(crisis, developments, Math.min(revision, other), Math.max(revision, other)),
                Math.min(revision, other),
                Math.max(revision, other),
                otherwise(rows, Math.min(revision, other), Math.max(revision, other), isSameCodebook));
        if (isSameCodebook) {
            rows.merges(first, until).forEach(merge -> merges.put(merge.revision(), WrittenCauses.of(merge)));
        }
    }

    private static Cause.Kind otherwise(EvidenceReader rows, long first, long until, boolean isSameCodebook) {
        if (!isSameCodebook) {
            return Cause.Kind.CODEBOOK;
        }
        return rows.isAnyGraded(first, until) ? Cause.Kind.REGRADED : Cause.Kind.RECORDED;
    }

    /** These are the developments that will be asked about. */
    void lookUp(Set<DevelopmentId> developments) {
        last.putAll(supply.last(developments));
    }

    /**
     * What was last written about the development; else that another was superseded, merged, graded, recoded, or became
     * visible.
     *
     * @param track the track on which it says something else, by its number in {@code index}
     */
    Cause.Kind cause(DevelopmentId development, boolean isSupersededAtOne, CrisisIndex index, int track) {
        EntryKind kind = last.get(development);
        if (kind != null) {
            return WrittenCauses.of(kind);
        }
        if (isSupersededAtOne) {
            return Cause.Kind.SUPERSEDED;
        }
        return merges.isEmpty()
                ? otherwise
                : merges.getOrDefault(
                        TrackRevisions.lastOtherwiseSaid(index, track, development, first, until), otherwise);
    }
}
