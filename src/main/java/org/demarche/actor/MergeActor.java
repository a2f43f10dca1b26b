package org.demarche.actor;

import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Let what is said of an actor count for another from now on; needs a reason. */
public record MergeActor(
        ActorId actor, ActorId into, @Nullable String reason) implements ActorWrite {
    public MergeActor {
        if (actor.equals(into)) {
            throw new Refusal(Code.SELF_MERGE, "other", "Name two actors: none is merged into itself.");
        }
        reason = Require.reason(reason);
    }
}
