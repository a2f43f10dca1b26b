package org.demarche.actor;

import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Take a merge back; needs a reason. */
public record SeparateActor(ActorId actor, @Nullable String reason) implements ActorWrite {
    public SeparateActor {
        reason = Require.reason(reason);
    }
}
