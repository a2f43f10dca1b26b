package org.demarche.source;

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
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** A source of the directory: entered once, regraded as often as its work gives reason to. */
@Aggregate(type = "source")
final class Source {
    private @Nullable SourceRegistered entry;
    private @Nullable Reliability grade;
    private String lastEvent = "";

    @AggregateIdentifier
    @Nullable String id() {
        return entry == null ? null : RegisterSource.aggregate(entry.source());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Recorded handle(RegisterSource command) {
        if (entry == null) {
            AggregateLifecycle.apply(
                    new SourceRegistered(command.source(), command.name(), command.reliability(), command.url()));
            return new Recorded(lastEvent, true);
        }
        if (!entry.describes(command)) {
            throw new Refusal(Code.ALREADY_EXISTS, "id", "Only the reliability of a source can change; use a new id.");
        }
        if (command.reliability() != grade) {
            Require.reason(command.reason());
            AggregateLifecycle.apply(new SourceRegraded(command.source(), command.reliability()));
        }
        return new Recorded(lastEvent, false);
    }

    @EventSourcingHandler
    void on(SourceEvent event, @MessageIdentifier String identifier) {
        switch (event) {
            case SourceRegistered registered -> {
                entry = registered;
                grade = registered.reliability();
            }
            case SourceRegraded regraded -> grade = regraded.reliability();
        }
        lastEvent = identifier;
    }
}
