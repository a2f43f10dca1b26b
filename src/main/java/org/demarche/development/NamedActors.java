package org.demarche.development;

import java.util.LinkedHashMap;
import java.util.Map;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject.TowardActor;
import org.jspecify.annotations.Nullable;

/** The actors that a development names, each with where it first does, in that order. */
final class NamedActors {
    private final Map<ActorId, String> places = new LinkedHashMap<>();

    private NamedActors() {}

    static Map<ActorId, String> in(Content content) {
        var named = new NamedActors();
        for (int i = 0; i < content.initiators().size(); i++) {
            Initiator initiator = content.initiators().get(i);
            named.take(initiator.actor(), "initiators[" + i + "].actor");
            named.take(initiator.onBehalfOf(), "initiators[" + i + "].onBehalfOf");
        }
        for (int i = 0; i < content.targets().size(); i++) {
            named.take(content.targets().get(i), "targets[" + i + "]");
        }
        for (int i = 0; i < content.signals().size(); i++) {
            Signal signal = content.signals().get(i);
            named.take(signal.holder(), "signals[" + i + "].holder");
            if (signal.subject() instanceof TowardActor other) {
                named.take(other.actor(), "signals[" + i + "].subject");
            }
        }
        return named.places;
    }

    private void take(@Nullable ActorId actor, String place) {
        if (actor != null) {
            places.putIfAbsent(actor, place);
        }
    }
}
