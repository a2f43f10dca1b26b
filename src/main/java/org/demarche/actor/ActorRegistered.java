package org.demarche.actor;

import java.util.List;
import org.demarche.kernel.EventType;

/** An actor, in one capacity, entered the directory. */
@EventType("actor-registered")
public record ActorRegistered(
        ActorId actor, String name, ActorKind kind, List<String> aliases, Codes codes, List<Membership> memberships)
        implements ActorEvent {
    public ActorRegistered {
        aliases = List.copyOf(aliases);
        memberships = List.copyOf(memberships);
    }

    static ActorRegistered by(RegisterActor command) {
        return new ActorRegistered(
                command.actor(),
                command.name(),
                command.kind(),
                command.aliases(),
                command.codes(),
                command.memberships());
    }
}
