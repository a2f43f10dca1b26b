package org.demarche.actor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** An actor of the directory: entered once, never altered. */
@Aggregate(type = "actor")
final class Actor {
    private @Nullable ActorRegistered entry;
    private String lastEvent = "";

    @AggregateIdentifier
    @Nullable String id() {
        return entry == null ? null : RegisterActor.aggregate(entry.actor());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Recorded handle(RegisterActor command, KnownActors directory) {
        ActorRegistered wanted = ActorRegistered.by(command);
        if (entry == null) {
            requireKnownGroups(command.memberships(), directory);
            AggregateLifecycle.apply(wanted);
            return new Recorded(lastEvent, true);
        }
        if (!entry.equals(wanted)) {
            throw new Refusal(Code.ALREADY_EXISTS, "id", "This actor is entered differently; use a new id.");
        }
        return new Recorded(lastEvent, false);
    }

    @EventSourcingHandler
    void on(ActorEvent event, @MessageIdentifier String identifier) {
        entry = switch (event) {
            case ActorRegistered registered -> registered;
        };
        lastEvent = identifier;
    }

    private static void requireKnownGroups(List<Membership> memberships, KnownActors directory) {
        if (memberships.isEmpty()) {
            return;
        }
        Set<ActorId> groups = new LinkedHashSet<>();
        memberships.forEach(membership -> groups.add(membership.group()));
        Set<ActorId> unknown = directory.unknown(groups);
        for (int i = 0; i < memberships.size(); i++) {
            if (unknown.contains(memberships.get(i).group())) {
                throw new Refusal(
                        Code.UNKNOWN_ACTOR,
                        "memberships[" + i + "].group",
                        "Register the group first, or correct its id.");
            }
        }
    }
}
