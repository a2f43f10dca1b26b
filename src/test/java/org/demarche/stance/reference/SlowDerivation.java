package org.demarche.stance.reference;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.Initiator;
import org.demarche.development.Signal;

/** Section 9, asked track by track; {@code counted} tells for whom an actor counts. */
record SlowDerivation(Codebook codebook, int version, UnaryOperator<ActorId> counted) {
    record Said(int position, Modality modality, String derivedBy) {}

    boolean standing(Content content) {
        if (content.standing() != null) {
            return content.standing();
        }
        Codebook.Type type = codebook.types().get(content.type());
        return type != null && type.standing();
    }

    Optional<Said> signal(Content content, ActorId holder, Subject subject) {
        if (!counted.apply(holder).equals(holder)
                || !counted(subject).equals(subject)
                || subject.text().equals("actors/" + holder)) {
            return Optional.empty();
        }
        for (Signal signal : content.signals()) {
            if (counted.apply(signal.holder()).equals(holder)
                    && counted(signal.subject()).equals(subject)) {
                return signal.position() == null || signal.modality() == null
                        ? Optional.empty()
                        : Optional.of(new Said(signal.position(), signal.modality(), "coder"));
            }
        }
        Codebook.Type type = codebook.types().get(content.type());
        return type == null ? Optional.empty() : derived(content, type, holder, subject);
    }

    private Subject counted(Subject subject) {
        return switch (subject) {
            case Subject.OnIssue on -> on;
            case Subject.TowardActor toward -> new Subject.TowardActor(counted.apply(toward.actor()));
        };
    }

    private Optional<Said> derived(Content content, Codebook.Type type, ActorId holder, Subject subject) {
        Set<ActorId> capacities = new HashSet<>();
        for (Initiator initiator : content.initiators()) {
            capacities.add(counted.apply(initiator.onBehalfOf() != null ? initiator.onBehalfOf() : initiator.actor()));
        }
        Set<ActorId> targets = new HashSet<>();
        for (ActorId target : content.targets()) {
            targets.add(counted.apply(target));
        }
        for (Codebook.Rule rule : codebook.rules()) {
            boolean matches = rule.types().contains(content.type())
                    && (rule.initiator() == null || capacities.contains(counted.apply(rule.initiator())))
                    && (rule.target() == null || targets.contains(counted.apply(rule.target())));
            boolean isHolder = rule.holder() == Codebook.Holder.initiators
                    ? capacities.contains(holder)
                    : targets.contains(holder);
            if (matches && isHolder && counted(rule.subject()).equals(subject)) {
                Modality modality = rule.modality() != null ? rule.modality() : type.modality();
                return Optional.of(new Said(rule.position(), modality, "rule:" + rule.id() + "@" + version));
            }
        }
        boolean related = capacities.contains(holder)
                && targets.stream().anyMatch(target -> subject.text().equals("actors/" + target));
        return type.relation() != null && related
                ? Optional.of(new Said(type.relation(), type.modality(), "relation:" + content.type() + "@" + version))
                : Optional.empty();
    }
}
