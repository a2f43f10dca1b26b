package org.demarche.intake;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Loads the seeds of a server when the ledger runs and before the port opens, so that the first answer has all of them. */
@Component
@ConditionalOnWebApplication
class SeedsAtStart implements SmartLifecycle {
    private static final String NO_SEEDS = "none";

    private final Seeds seeds;
    private final String set;
    private volatile boolean running;

    SeedsAtStart(Seeds seeds, @Value("${demarche.seeds}") String set) {
        this.seeds = seeds;
        this.set = set;
    }

    @Override
    public void start() {
        if (!NO_SEEDS.equals(set)) {
            seeds.load(set);
        }
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
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
