package org.demarche.kernel;

import org.springframework.context.SmartLifecycle;

/** What is to be done once, in a phase of the start; nothing is to be done for it at the end. */
public final class AtStart implements SmartLifecycle {
    private final int phase;
    private final Runnable work;
    private volatile boolean running;

    /** @param phase lower ones are done first; whatever is thrown ends the start */
    public AtStart(int phase, Runnable work) {
        this.phase = phase;
        this.work = work;
    }

    @Override
    public void start() {
        work.run();
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
        return phase;
    }
}
