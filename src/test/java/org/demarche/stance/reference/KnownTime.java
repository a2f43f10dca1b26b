package org.demarche.stance.reference;

import java.util.List;
import java.util.Optional;
import org.demarche.actor.ActorMerged;
import org.demarche.actor.ActorSeparated;
import org.demarche.crisis.CodebookAdopted;
import org.demarche.development.DevelopmentCorrected;
import org.demarche.development.DevelopmentCorroborated;
import org.demarche.development.DevelopmentDenied;
import org.demarche.development.DevelopmentEvent;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentReinstated;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.DevelopmentRetracted;
import org.demarche.source.SourceRegraded;
import org.demarche.stance.Cause;

/** Why a stance changed from one revision to the next (section 7). */
final class KnownTime {
    private KnownTime() {}

    static ReferenceChange change(Fact fact, SlowParts.End before, SlowParts.End after) {
        Optional<DevelopmentId> changed =
                fact.event() instanceof DevelopmentEvent event ? Optional.of(event.development()) : Optional.empty();
        Cause.Kind written = written(fact.event());
        boolean elsewhere = changed.isPresent()
                && before.of(changed.get()).isEmpty()
                && after.of(changed.get()).isEmpty();
        Cause.Kind kind = elsewhere ? Cause.Kind.SUPERSEDED : written;
        return new ReferenceChange(
                fact.stamp().revision(),
                List.of(new Cause(kind, changed.orElse(null))),
                before.stance(),
                after.stance(),
                SlowParts.between(before, after, id -> partKind(id, changed, written)));
    }

    /** Evidence of another development than the one written about can only have been superseded or freed by it. */
    private static Cause.Kind partKind(DevelopmentId id, Optional<DevelopmentId> changed, Cause.Kind written) {
        return changed.isEmpty() || changed.get().equals(id) ? written : Cause.Kind.SUPERSEDED;
    }

    private static Cause.Kind written(Object event) {
        return switch (event) {
            case DevelopmentReported reported -> Cause.Kind.RECORDED;
            case DevelopmentCorroborated corroborated -> Cause.Kind.CORROBORATED;
            case DevelopmentDenied denied -> Cause.Kind.DENIED;
            case DevelopmentCorrected corrected -> Cause.Kind.CORRECTED;
            case DevelopmentRetracted retracted -> Cause.Kind.RETRACTED;
            case DevelopmentReinstated reinstated -> Cause.Kind.REINSTATED;
            case SourceRegraded regraded -> Cause.Kind.REGRADED;
            case ActorMerged merged -> Cause.Kind.MERGED;
            case ActorSeparated separated -> Cause.Kind.SEPARATED;
            case CodebookAdopted adopted -> Cause.Kind.CODEBOOK;
            default -> Cause.Kind.RECORDED;
        };
    }
}
