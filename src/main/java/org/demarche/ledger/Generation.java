package org.demarche.ledger;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationEventPublisher;

/** How often the rows of the read models have been replaced by others, so far as this node knows. Thread-safe. */
class Generation {
    private final AtomicLong known;
    private final ApplicationEventPublisher listeners;

    Generation(long known, ApplicationEventPublisher listeners) {
        this.known = new AtomicLong(known);
        this.listeners = listeners;
    }

    long known() {
        return known.get();
    }

    /** Tells whoever keeps something of the rows, where there are others now. */
    void reach(long generation) {
        if (known.getAndSet(generation) != generation) {
            listeners.publishEvent(new ProjectionsReplaced());
        }
    }
}
