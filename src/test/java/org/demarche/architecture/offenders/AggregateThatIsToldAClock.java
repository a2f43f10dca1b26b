package org.demarche.architecture.offenders;

import java.time.Clock;
import org.axonframework.eventsourcing.EventSourcingHandler;

public final class AggregateThatIsToldAClock {
    private long since;

    @EventSourcingHandler
    void on(EventThatTellsTheTime event, Clock clock) {
        since = clock.millis();
    }

    public long since() {
        return since;
    }
}
