package org.demarche.stance.revisions;

import org.demarche.actor.Merge;
import org.demarche.stance.Cause;
import org.demarche.stance.evidence.EntryKind;

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
}
