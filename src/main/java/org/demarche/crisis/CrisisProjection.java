package org.demarche.crisis;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.springframework.stereotype.Component;

/** Keeps the directory of crises. */
@Component
@ProcessingGroup(Projections.GROUP)
class CrisisProjection {
    private final CrisisStore crises;

    CrisisProjection(CrisisStore crises) {
        this.crises = crises;
    }

    @EventHandler
    void on(CrisisOpened event, Stamp stamp) {
        crises.open(event, stamp);
    }

    @EventHandler
    void on(ReviewAdopted event, Stamp stamp) {
        crises.review(event, stamp);
    }

    @EventHandler
    void on(IssueRaised event, Stamp stamp) {
        crises.raise(event, stamp);
    }

    @EventHandler
    void on(CodebookAdopted event, Stamp stamp) {
        crises.adopt(event.crisis(), event.version(), event.codebook(), stamp);
    }
}
