package org.demarche.stance.reference;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.Initiator;
import org.demarche.development.Signal;

/** Section 9, asked track by track. */
record SlowDerivation(Codebook codebook, int version) {
    record Said(int position, Modality modality, String derivedBy) {}

    boolean standing(Content content) {
        if (content.standing() != null) {
            return content.standing();
        }
        Codebook.Type type = codebook.types().get(content.type());
        return type != null && type.standing();
    }

    Optional<Said> signal(Content content, ActorId holder, Subject subject) {
        for (Signal signal : content.signals()) {
            if (signal.holder().equals(holder) && signal.subject().equals(subject)) {
                return signal.position() == null || signal.modality() == null
                        ? Optional.empty()
                        : Optional.of(new Said(signal.position(), signal.modality(), "coder"));
            }
        }
        Codebook.Type type = codebook.types().get(content.type());
        if (type == null || subject.text().equals("actors/" + holder)) {
            return Optional.empty();
        }
        return derived(content, type, holder, subject);
    }

    private Optional<Said> derived(Content content, Codebook.Type type, ActorId holder, Subject subject) {
        Set<ActorId> capacities = new HashSet<>();
        for (Initiator initiator : content.initiators()) {
            capacities.add(initiator.onBehalfOf() != null ? initiator.onBehalfOf() : initiator.actor());
        }
        for (Codebook.Rule rule : codebook.rules()) {
            boolean matches = rule.types().contains(content.type())
                    && (rule.initiator() == null || capacities.contains(rule.initiator()))
                    && (rule.target() == null || content.targets().contains(rule.target()));
            boolean isHolder = rule.holder() == Codebook.Holder.initiators
                    ? capacities.contains(holder)
                    : content.targets().contains(holder);
            if (matches && isHolder && rule.subject().equals(subject)) {
                Modality modality = rule.modality() != null ? rule.modality() : type.modality();
                return Optional.of(new Said(rule.position(), modality, "rule:" + rule.id() + "@" + version));
            }
        }
        boolean related = capacities.contains(holder)
                && content.targets().stream().anyMatch(target -> subject.text().equals("actors/" + target));
        return type.relation() != null && related
                ? Optional.of(new Said(type.relation(), type.modality(), "relation:" + content.type() + "@" + version))
                : Optional.empty();
    }
}
