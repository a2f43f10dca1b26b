package org.demarche.development;

import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * What a development says, without its id and its reports: the part that a correction replaces as a whole.
 *
 * @param type a type of the crisis's codebook
 * @param standing whether it goes on speaking while it lasts; null: as its type says
 * @param ends when a standing one ended or will end; null: open
 */
public record Content(
        When occurred,
        String type,
        String summary,
        List<Initiator> initiators,
        List<ActorId> targets,
        @Nullable Boolean standing,
        @Nullable When ends,
        List<DevelopmentId> supersedes,
        @Nullable When deadline,
        @Nullable String condition,
        @Nullable Place place,
        List<Signal> signals) {
    public Content {
        initiators = List.copyOf(initiators);
        targets = List.copyOf(targets);
        supersedes = List.copyOf(supersedes);
        signals = List.copyOf(signals);
    }
}
