package org.demarche.crisis;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.demarche.actor.KnownActors;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** A crisis: what it is about, which issues it has, and the versions of its codebook. */
@Aggregate(type = "crisis")
final class Crisis {
    private final Map<IssueId, Raised> issues = new HashMap<>();
    private @Nullable Opened opened;
    private @Nullable Adopted adopted;
    private Review review = Review.NONE;
    private @Nullable String id;

    /** The opening, and the event that records it. */
    private record Opened(CrisisOpened crisis, String event) {
        boolean describes(OpenCrisis command) {
            return crisis.title().equals(command.title())
                    && crisis.zone().equals(command.zone())
                    && Objects.equals(crisis.summary(), command.summary())
                    && (command.codebook() == null || crisis.codebook().equals(command.codebook()));
        }
    }

    /** An issue, and the event that records it. */
    private record Raised(IssueRaised issue, String event) {
        boolean describes(RaiseIssue command) {
            return issue.proposition().equals(command.proposition())
                    && Objects.equals(issue.scopeNote(), command.scopeNote());
        }
    }

    /** The codebook in force, and the event that records it. */
    private record Adopted(int version, Codebook codebook, String event) {}

    @AggregateIdentifier
    @Nullable String id() {
        return id;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Recorded handle(OpenCrisis command, DefaultCodebook shipped, KnownActors actors) {
        if (opened != null) {
            if (!opened.describes(command) || review != command.review()) {
                throw new Refusal(Code.ALREADY_EXISTS, "id", "This crisis is opened differently; use a new id.");
            }
            return new Recorded(opened.event(), false);
        }
        Codebook codebook = command.codebook() == null ? shipped.codebook() : command.codebook();
        Require.within("codebook", () -> RuleReferences.check(codebook, issues.keySet(), actors));
        // before it: no projection knows of the crisis and not of its review
        if (command.review() != Review.NONE) {
            AggregateLifecycle.apply(new ReviewAdopted(command.crisis(), command.review()));
        }
        AggregateLifecycle.apply(
                new CrisisOpened(command.crisis(), command.title(), command.zone(), command.summary(), codebook));
        return new Recorded(inForce().event(), true);
    }

    @CommandHandler
    Recorded handle(RaiseIssue command) {
        Raised raised = issues.get(command.issue());
        if (raised == null) {
            AggregateLifecycle.apply(
                    new IssueRaised(command.crisis(), command.issue(), command.proposition(), command.scopeNote()));
            return new Recorded(
                    Objects.requireNonNull(issues.get(command.issue())).event(), true);
        }
        if (!raised.describes(command)) {
            throw new Refusal(
                    Code.ALREADY_EXISTS,
                    "id",
                    "A proposition in other words, or of another scope, is another issue; use a new id.");
        }
        return new Recorded(raised.event(), false);
    }

    @CommandHandler
    Recorded handle(AdoptCodebook command, KnownActors actors) {
        if (!command.codebook().equals(inForce().codebook())) {
            RuleReferences.check(command.codebook(), issues.keySet(), actors);
            AggregateLifecycle.apply(
                    new CodebookAdopted(command.crisis(), inForce().version() + 1, command.codebook()));
        }
        return new Recorded(inForce().event(), false);
    }

    @EventSourcingHandler
    void on(CrisisEvent event, @MessageIdentifier String identifier) {
        id = CrisisWrite.aggregate(event.crisis());
        switch (event) {
            case CrisisOpened opening -> {
                opened = new Opened(opening, identifier);
                adopted = new Adopted(1, opening.codebook(), identifier);
            }
            case ReviewAdopted reviewed -> review = reviewed.review();
            case IssueRaised issue -> issues.put(issue.issue(), new Raised(issue, identifier));
            case CodebookAdopted change -> adopted = new Adopted(change.version(), change.codebook(), identifier);
        }
    }

    private Adopted inForce() {
        return Objects.requireNonNull(adopted, "A crisis is opened before anything else.");
    }
}
