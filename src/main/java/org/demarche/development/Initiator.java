package org.demarche.development;

import org.demarche.actor.ActorId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Who acted or spoke, and for whom: null for itself. */
public record Initiator(ActorId actor, @Nullable ActorId onBehalfOf) {
    public Initiator {
        Require.present(actor, "actor");
    }

    /** In which capacity it acted. */
    public ActorId capacity() {
        return onBehalfOf == null ? actor : onBehalfOf;
    }
}
