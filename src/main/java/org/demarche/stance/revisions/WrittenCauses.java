package org.demarche.stance.revisions;

import java.util.List;
import org.demarche.actor.Merge;
import org.demarche.stance.Cause;
import org.demarche.stance.evidence.EntryKind;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.index.CodebookVersions;

/** What an entry is called as a cause. */
public final class WrittenCauses {
    private WrittenCauses() {}

    public static Cause.Kind of(EntryKind kind) {
        return switch (kind) {
            case REPORTED -> Cause.Kind.RECORDED;
            case CORRECTED -> Cause.Kind.CORRECTED;
            case RETRACTED -> Cause.Kind.RETRACTED;
            case REINSTATED -> Cause.Kind.REINSTATED;
            case CORROBORATED -> Cause.Kind.CORROBORATED;
            case DENIED -> Cause.Kind.DENIED;
        };
    }

    public static Cause.Kind of(Merge merge) {
        return merge.into() == null ? Cause.Kind.SEPARATED : Cause.Kind.MERGED;
    }

    /** That of an entry which is about no development. */
    public static Cause.Kind ofDirectory(EvidenceReader rows, CodebookVersions versions, long revision) {
        if (!versions.adoptedBetween(revision - 1, revision).isEmpty()) {
            return Cause.Kind.CODEBOOK;
        }
        List<Merge> merges = rows.merges(revision - 1, revision);
        if (!merges.isEmpty()) {
            return of(merges.getFirst());
        }
        return rows.isAnyGraded(revision - 1, revision) ? Cause.Kind.REGRADED : Cause.Kind.RECORDED;
    }
}
