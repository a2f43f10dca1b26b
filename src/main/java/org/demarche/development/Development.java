package org.demarche.development;

import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.demarche.crisis.KnownCrisis;
import org.demarche.crisis.Review;
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
@Aggregate(type = Development.TYPE)
final class Development {
    static final String TYPE = "development";

    private @Nullable String id;
    private @Nullable Dossier dossier;
    private @Nullable Proposal proposal;
    private Proposal.@Nullable Decision decision;

    @AggregateIdentifier
    @Nullable String id() {
        return id;
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
        if (proposal != null) {
            return again(proposal, proposed(command));
        }
        KnownCrisis crisis = references.crisis(command.crisis());
        references.check(command, crisis);
        AggregateLifecycle.apply(first(command, crisis.review()));
        return proposal == null ? new Recorded(dossier().lastEvent(), true) : new Recorded(proposal.id(), true, true);
    }

    /** What a development begins with that is not there yet, where what is reported refers to nothing unknown. */
    static DevelopmentEvent first(ReportDevelopment command, Review review) {
        DevelopmentProposed proposed = proposed(command);
        return review == Review.FOUR_EYES ? proposed : proposed.effect();
    }

    private static DevelopmentProposed proposed(ReportDevelopment command) {
        return new DevelopmentProposed(command.crisis(), command.development(), command.content(), command.reports());
    }

    @CommandHandler
    Recorded handle(AcceptProposal command, @MetaDataValue("who") String who) {
        Recorded before = decidedAlready(true, command.proposal(), who);
        if (before != null) {
            return before;
        }
        Proposal pending = pending(command.proposal());
        if (who.equalsIgnoreCase(pending.who())) {
            throw new Refusal(Code.OWN_PROPOSAL, null, "Let somebody else accept it: you have proposed it.");
        }
        MetaData origin = MetaData.with(Proposal.ACCEPTED, pending.id()).and("proposedBy", pending.who());
        if (command.reason() != null) {
            origin = origin.and("acceptanceReason", command.reason());
        }
        AggregateLifecycle.apply(pending.event().effect(), origin.and("reason", pending.reason()));
        return new Recorded(dossier().lastEvent(), pending.event() instanceof DevelopmentProposed);
    }

    @CommandHandler
    Recorded handle(RejectProposal command, @MetaDataValue("who") String who) {
        Recorded before = decidedAlready(false, command.proposal(), who);
        if (before != null) {
            return before;
        }
        pending(command.proposal());
        AggregateLifecycle.apply(new ProposalRejected(command.crisis(), command.development()));
        return new Recorded(Objects.requireNonNull(decision).event(), false);
    }

    @CommandHandler
    Recorded handle(FileReport command, References references) {
        String filed = recorded().eventOf(command.report());
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
        Version current = recorded().version();
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
        Review review = references.check(command.crisis(), command.content());
        return change(
                new CorrectionProposed(
                        command.crisis(), command.development(), current.number() + 1, command.content()),
                review);
    }

    @CommandHandler
    Recorded handle(RetractDevelopment command, References references) {
        if (recorded().isRetracted()) {
            return ruling(command.reason(), Code.ALREADY_RETRACTED, "It is retracted already, for another reason.");
        }
        return change(
                new RetractionProposed(command.crisis(), command.development()), references.review(command.crisis()));
    }

    @CommandHandler
    Recorded handle(ReinstateDevelopment command, References references) {
        if (!recorded().isRetracted()) {
            return ruling(command.reason(), Code.NOT_RETRACTED, "It is not retracted; there is nothing to take back.");
        }
        return change(
                new ReinstatementProposed(command.crisis(), command.development()),
                references.review(command.crisis()));
    }

    /** Records a change at once, or proposes it where it takes a second person. */
    private Recorded change(ProposalEvent proposed, Review review) {
        if (proposal != null) {
            return again(proposal, proposed);
        }
        if (review == Review.FOUR_EYES) {
            AggregateLifecycle.apply(proposed);
            return new Recorded(Objects.requireNonNull(proposal).id(), false, true);
        }
        AggregateLifecycle.apply(proposed.effect());
        return new Recorded(dossier().lastEvent(), false);
    }

    private static Recorded again(Proposal pending, ProposalEvent proposed) {
        if (!pending.event().equals(proposed)) {
            throw new Refusal(
                    Code.PROPOSAL_PENDING, null, "Something else is proposed; let it be accepted or reject it.");
        }
        return new Recorded(pending.id(), false, true);
    }

    private Proposal pending(@Nullable String wanted) {
        if (proposal == null || !isAbout(wanted, proposal.id())) {
            throw new Refusal(Code.NO_PROPOSAL, null, "Nothing like that is proposed now; read what is.");
        }
        return proposal;
    }

    /** The decision that is asked for, if it was made last and by the same person. */
    private @Nullable Recorded decidedAlready(boolean accepted, @Nullable String wanted, String who) {
        Proposal.Decision last = decision;
        if (proposal != null || last == null || last.accepted() != accepted) {
            return null;
        }
        return isAbout(wanted, last.proposal()) && who.equals(last.who()) ? new Recorded(last.event(), false) : null;
    }

    private static boolean isAbout(@Nullable String wanted, String there) {
        return wanted == null || wanted.equals(there);
    }

    @EventSourcingHandler
    void on(
            DevelopmentEvent event,
            @MessageIdentifier String identifier,
            @MetaDataValue("reason") @Nullable String reason,
            @MetaDataValue("who") @Nullable String who) {
        id = DevelopmentWrite.aggregate(event.crisis(), event.development());
        switch (event) {
            case DevelopmentReported reported -> dossier = new Dossier(reported, identifier);
            case DevelopmentCorroborated corroborated -> dossier().file(corroborated.report(), identifier);
            case DevelopmentDenied denied -> dossier().file(denied.report(), identifier);
            case DevelopmentCorrected corrected ->
                dossier().correct(new Version(corrected.version(), corrected.content(), identifier));
            case DevelopmentRetracted retracted -> dossier().rule(new Ruling(true, reason, identifier));
            case DevelopmentReinstated reinstated -> dossier().rule(new Ruling(false, reason, identifier));
            case ProposalRejected rejected -> decide(false, identifier, who);
            case ProposalEvent proposed -> proposal = new Proposal(proposed, identifier, who, reason);
        }
        if (proposal != null && event.equals(proposal.event().effect())) {
            decide(true, identifier, who);
        }
    }

    private void decide(boolean accepted, String event, @Nullable String who) {
        decision =
                new Proposal.Decision(accepted, Objects.requireNonNull(proposal).id(), event, who);
        proposal = null;
    }

    /** What is recorded, by whoever wants to change it. */
    private Dossier recorded() {
        if (dossier == null) {
            throw proposal == null
                    ? new Refusal(
                            Code.NOT_FOUND, null, "It was proposed and not accepted; there is no such development.")
                    : new Refusal(Code.PROPOSAL_PENDING, null, "It is proposed; let it be accepted or reject it.");
        }
        return dossier;
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
