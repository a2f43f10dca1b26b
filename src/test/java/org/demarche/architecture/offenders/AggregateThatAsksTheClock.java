package org.demarche.architecture.offenders;

import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;

public final class AggregateThatAsksTheClock {
    private Instant since = Instant.EPOCH;

    @EventSourcingHandler
    void on(EventThatTellsTheTime event) {
        since = Instant.now();
    }

    public Instant since() {
        return since;
    }
}
