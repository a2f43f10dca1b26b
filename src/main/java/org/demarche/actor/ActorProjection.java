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

    ActorProjection(ActorStore actors) {
        this.actors = actors;
    }

    @EventHandler
    void on(ActorRegistered event, Stamp stamp) {
        actors.add(event, stamp);
    }
}
