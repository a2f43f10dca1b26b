package org.demarche.source;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.springframework.stereotype.Component;

/** Keeps the directory of sources. */
@Component
@ProcessingGroup(Projections.GROUP)
class SourceProjection {
    private final SourceStore sources;

    SourceProjection(SourceStore sources) {
        this.sources = sources;
    }

    @EventHandler
    void on(SourceRegistered event, Stamp stamp) {
        sources.add(event, stamp);
    }

    @EventHandler
    void on(SourceRegraded event, Stamp stamp) {
        sources.regrade(event, stamp);
    }
}
