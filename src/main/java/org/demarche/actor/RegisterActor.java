package org.demarche.actor;

import java.util.List;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Enter an actor. */
public record RegisterActor(
        ActorId actor,
        String name,
        ActorKind kind,
        List<String> aliases,
        Codes codes,
        List<Membership> memberships,
        @Nullable String reason)
        implements ActorWrite {
    static final int MOST = 100;

    public RegisterActor {
        name = Require.text(name, "name");
        Require.present(kind, "kind");
        aliases = Require.each(aliases, "aliases", MOST, alias -> Require.text(alias, null));
        memberships = Require.list(memberships, "memberships", MOST);
        reason = Require.optionalReason(reason);
    }
}
