package org.demarche.actor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** An actor of the directory: entered once, never altered; merged into another and separated again. */
@Aggregate(type = "actor")
final class Actor {
    private @Nullable ActorRegistered entry;
    private String firstEvent = "";
    private @Nullable Ruling ruling;

    /** A merge, or a separation into nobody, why, and the event that records it. */
    private record Ruling(@Nullable ActorId into, @Nullable String reason, String event) {}

    @AggregateIdentifier
    @Nullable String id() {
        return entry == null ? null : ActorWrite.aggregate(entry.actor());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Recorded handle(RegisterActor command, KnownActors directory) {
        ActorRegistered wanted = ActorRegistered.by(command);
        if (entry == null) {
            requireKnownGroups(command.memberships(), directory);
            AggregateLifecycle.apply(wanted);
            return new Recorded(firstEvent, true);
        }
        if (!entry.equals(wanted)) {
            throw new Refusal(Code.ALREADY_EXISTS, "id", "This actor is entered differently; use a new id.");
        }
        return new Recorded(firstEvent, false);
    }

    @CommandHandler
    Recorded handle(MergeActor command, KnownActors directory, KnownMerges merges) {
        ActorId merged = mergedInto();
        if (merged != null) {
            return ruling(
                    command.into(),
                    command.reason(),
                    Code.ALREADY_MERGED,
                    "It is merged into " + merged + " already; separate it first, or give the reason given then.");
        }
        if (!directory.unknown(Set.of(command.into())).isEmpty()) {
            throw new Refusal(Code.UNKNOWN_ACTOR, "other", "Register the other actor first, or correct its id.");
        }
        ActorId counted = merges.merges().of(command.into());
        if (!counted.equals(command.into())) {
            throw new Refusal(Code.MERGED_AWAY, "other", "That actor is merged itself; name " + counted + ".");
        }
        AggregateLifecycle.apply(new ActorMerged(command.actor(), command.into()));
        return new Recorded(Objects.requireNonNull(ruling).event(), false);
    }

    @CommandHandler
    Recorded handle(SeparateActor command) {
        if (mergedInto() == null) {
            return ruling(null, command.reason(), Code.NOT_MERGED, "It is not merged; there is nothing to take back.");
        }
        AggregateLifecycle.apply(new ActorSeparated(command.actor()));
        return new Recorded(Objects.requireNonNull(ruling).event(), false);
    }

    private @Nullable ActorId mergedInto() {
        return ruling == null ? null : ruling.into();
    }

    /** The last ruling, if it is what is asked for. */
    private Recorded ruling(@Nullable ActorId into, @Nullable String reason, Code otherwise, String detail) {
        Ruling last = ruling;
        if (last == null || !Objects.equals(last.into(), into) || !Objects.equals(last.reason(), reason)) {
            throw new Refusal(otherwise, null, detail);
        }
        return new Recorded(last.event(), false);
    }

    @EventSourcingHandler
    void on(ActorEvent event, @MessageIdentifier String identifier, @MetaDataValue("reason") @Nullable String reason) {
        switch (event) {
            case ActorRegistered registered -> {
                entry = registered;
                firstEvent = identifier;
            }
            case ActorMerged merged -> ruling = new Ruling(merged.into(), reason, identifier);
            case ActorSeparated separated -> ruling = new Ruling(null, reason, identifier);
        }
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
