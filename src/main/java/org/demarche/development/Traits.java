package org.demarche.development;

import java.util.LinkedHashSet;
import java.util.Set;
import org.demarche.actor.ActorId;

/**
 * By what a content is found.
 *
 * @param words those of its summary, folded, a space before each
 * @param actors that it names, each once
 */
record Traits(String words, String type, Set<ActorId> actors) {
    static Traits of(Content content) {
        Set<ActorId> actors = new LinkedHashSet<>(content.targets());
        for (Initiator initiator : content.initiators()) {
            actors.add(initiator.actor());
            actors.add(initiator.capacity());
        }
        return new Traits(Words.line(content.summary()), content.type(), actors);
    }
}
