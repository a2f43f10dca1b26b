package org.demarche;

import org.demarche.ledger.Projections;
import org.springframework.context.SmartLifecycle;

/** Empties the read models before the first projection runs. */
class EmptiedAtStart implements SmartLifecycle {
    private final Projections projections;
    private volatile boolean running;

    EmptiedAtStart(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void start() {
        projections.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
