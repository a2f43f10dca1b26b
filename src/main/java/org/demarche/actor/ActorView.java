package org.demarche.actor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An actor in the directory.
 *
 * @param mergedInto the actor for whom it counts, where it is merged; null: itself
 * @param revision of the entry that registered it
 * @param recordedAt ledger time of that entry
 * @param recordedBy who wrote that entry
 */
public record ActorView(
        ActorId id,
        String name,
        ActorKind kind,
        List<String> aliases,
        Codes codes,
        List<Membership> memberships,
        @Nullable ActorId mergedInto,
        long revision,
        Instant recordedAt,
        String recordedBy) {
    public ActorView {
        aliases = List.copyOf(aliases);
        memberships = List.copyOf(memberships);
    }
}
