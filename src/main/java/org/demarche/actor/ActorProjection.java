package org.demarche.actor;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.springframework.stereotype.Component;

/** Keeps the directory of actors. */
@Component
@ProcessingGroup(Projections.GROUP)
class ActorProjection {
    private final ActorStore actors;
    private final MergeStore merges;

    ActorProjection(ActorStore actors, MergeStore merges) {
        this.actors = actors;
        this.merges = merges;
    }

    @EventHandler
    void on(ActorRegistered event, Stamp stamp) {
        actors.add(event, stamp);
    }

    @EventHandler
    void on(ActorMerged event, Stamp stamp) {
        merges.add(event.actor(), event.into(), stamp.revision());
    }

    @EventHandler
    void on(ActorSeparated event, Stamp stamp) {
        merges.add(event.actor(), null, stamp.revision());
    }
}
