package org.demarche.development;

import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.demarche.development.Dossier.Ruling;
import org.demarche.development.Dossier.Version;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A development: reported once, then corroborated, denied, corrected, retracted and reinstated. Whoever says again what
 * is already recorded is answered with the event that records it.
 */
@Aggregate(type = "development")
final class Development {
    private @Nullable Dossier dossier;

    @AggregateIdentifier
    @Nullable String id() {
        return dossier == null ? null : dossier.aggregate();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Recorded handle(ReportDevelopment command, References references) {
        if (dossier != null) {
            if (!dossier.beganAs(command)) {
                throw new Refusal(Code.ALREADY_EXISTS, "id", "This development is recorded differently; correct it.");
            }
            return new Recorded(dossier.firstEvent(), false);
        }
        references.check(command.crisis(), command.content(), command.reports());
        AggregateLifecycle.apply(
                new DevelopmentReported(command.crisis(), command.development(), command.content(), command.reports()));
        return new Recorded(dossier().firstEvent(), true);
    }

    @CommandHandler
    Recorded handle(FileReport command, References references) {
        String filed = dossier().eventOf(command.report());
        if (filed != null) {
            return new Recorded(filed, false);
        }
        references.check(command.crisis(), command.report());
        int number = dossier().reportCount() + 1;
        AggregateLifecycle.apply(
                switch (command.report().stance()) {
                    case AFFIRMS ->
                        new DevelopmentCorroborated(command.crisis(), command.development(), number, command.report());
                    case DENIES ->
                        new DevelopmentDenied(command.crisis(), command.development(), number, command.report());
                });
        return new Recorded(dossier().lastEvent(), true);
    }

    @CommandHandler
    Recorded handle(CorrectDevelopment command, References references) {
        Version current = dossier().version();
        if (current.content().equals(command.content())) {
            return new Recorded(current.event(), false);
        }
        if (dossier().isRetracted()) {
            throw new Refusal(Code.RETRACTED, null, "Reinstate the development first, then correct it.");
        }
        if (command.expectedVersion() != current.number()) {
            throw new Refusal(
                    Code.STALE_VERSION,
                    null,
                    "Read version " + current.number() + " and decide the correction on it; yours is of another one.");
        }
        references.check(command.crisis(), command.content());
        AggregateLifecycle.apply(new DevelopmentCorrected(
                command.crisis(), command.development(), current.number() + 1, command.content()));
        return new Recorded(dossier().lastEvent(), false);
    }

    @CommandHandler
    Recorded handle(RetractDevelopment command) {
        if (dossier().isRetracted()) {
            return ruling(command.reason(), Code.ALREADY_RETRACTED, "It is retracted already, for another reason.");
        }
        AggregateLifecycle.apply(new DevelopmentRetracted(command.crisis(), command.development()));
        return new Recorded(dossier().lastEvent(), false);
    }

    @CommandHandler
    Recorded handle(ReinstateDevelopment command) {
        if (!dossier().isRetracted()) {
            return ruling(command.reason(), Code.NOT_RETRACTED, "It is not retracted; there is nothing to take back.");
        }
        AggregateLifecycle.apply(new DevelopmentReinstated(command.crisis(), command.development()));
        return new Recorded(dossier().lastEvent(), false);
    }

    @EventSourcingHandler
    void on(
            DevelopmentEvent event,
            @MessageIdentifier String identifier,
            @MetaDataValue("reason") @Nullable String reason) {
        switch (event) {
            case DevelopmentReported reported -> dossier = new Dossier(reported, identifier);
            case DevelopmentCorroborated corroborated -> dossier().file(corroborated.report(), identifier);
            case DevelopmentDenied denied -> dossier().file(denied.report(), identifier);
            case DevelopmentCorrected corrected ->
                dossier().correct(new Version(corrected.version(), corrected.content(), identifier));
            case DevelopmentRetracted retracted -> dossier().rule(new Ruling(true, reason, identifier));
            case DevelopmentReinstated reinstated -> dossier().rule(new Ruling(false, reason, identifier));
        }
    }

    private Recorded ruling(@Nullable String reason, Code otherwise, String detail) {
        Ruling last = dossier().ruling();
        if (last == null || !Objects.equals(last.reason(), reason)) {
            throw new Refusal(otherwise, null, detail);
        }
        return new Recorded(last.event(), false);
    }

    private Dossier dossier() {
        return Objects.requireNonNull(dossier, "A development is reported before anything else.");
    }
}
