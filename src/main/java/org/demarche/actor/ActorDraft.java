package org.demarche.actor;

import java.util.List;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** An actor as it is sent: what is missing is null. */
public record ActorDraft(
        @Nullable ActorId id,
        @Nullable String name,
        @Nullable ActorKind kind,
        @Nullable List<@Nullable String> aliases,
        @Nullable Codes codes,
        @Nullable List<@Nullable Membership> memberships,
        @Nullable String reason) {
    /** Its registration as {@code actor}. */
    public RegisterActor toRegistration(ActorId actor) {
        Require.sameId(id, actor, "id");
        return new RegisterActor(
                actor,
                Require.present(name, "name"),
                Require.present(kind, "kind"),
                Require.list(aliases, "aliases", RegisterActor.MOST),
                codes == null ? Codes.NONE : codes,
                Require.list(memberships, "memberships", RegisterActor.MOST),
                reason);
    }
}
