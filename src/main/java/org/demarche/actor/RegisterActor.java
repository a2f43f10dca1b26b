package org.demarche.actor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enter an actor. */
public record RegisterActor(
        ActorId actor,
        String name,
        ActorKind kind,
        List<String> aliases,
        Codes codes,
        List<Membership> memberships,
        @Nullable String reason) {}
