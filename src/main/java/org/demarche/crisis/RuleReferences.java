package org.demarche.crisis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.actor.ActorId;
import org.demarche.actor.KnownActors;
import org.demarche.crisis.Codebook.Rule;
import org.demarche.crisis.Subject.OnIssue;
import org.demarche.crisis.Subject.TowardActor;
import org.jspecify.annotations.Nullable;

/** The issues and actors that the rules of a codebook name: each must be known to the crisis. */
final class RuleReferences {
    private final Map<ActorId, String> actors = new LinkedHashMap<>();

    private RuleReferences() {}

    /** Refuses with {@code invalid-codebook} a rule about an unknown issue or actor. */
    static void check(Codebook codebook, Set<IssueId> issues, KnownActors directory) {
        var named = new RuleReferences();
        List<Rule> rules = codebook.rules();
        for (int i = 0; i < rules.size(); i++) {
            named.take(rules.get(i), "rules[" + i + "]", issues);
        }
        if (!named.actors.isEmpty()) {
            Set<ActorId> unknown = directory.unknown(named.actors.keySet());
            named.actors.forEach((actor, field) ->
                    Limits.require(!unknown.contains(actor), field, "Register the actor first, or correct its id."));
        }
    }

    private void take(Rule rule, String field, Set<IssueId> issues) {
        take(rule.initiator(), field + ".initiator");
        take(rule.target(), field + ".target");
        switch (rule.subject()) {
            case OnIssue subject ->
                Limits.require(
                        issues.contains(subject.issue()),
                        field + ".subject",
                        "Raise the issue first, or correct its id.");
            case TowardActor subject -> take(subject.actor(), field + ".subject");
        }
    }

    private void take(@Nullable ActorId actor, String field) {
        if (actor != null) {
            actors.putIfAbsent(actor, field);
        }
    }
}
