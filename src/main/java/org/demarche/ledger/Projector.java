package org.demarche.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.demarche.cluster.Cluster;
import org.demarche.cluster.Duty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Runs the processor of the projections while this node leads. */
class Projector implements SmartLifecycle, Cluster.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    /** In seconds, for the batch on its way when the program ends: it is taken in again. */
    private static final long PATIENCE = 2;

    private static final Executor SOON = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

    private final EventProcessingConfiguration processing;
    private final Cluster cluster;
    private final RevisionGate head;
    private volatile CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
    private boolean isOnDuty;
    private boolean isHeldUp;
    private volatile boolean running;

    /** @param head at which the processor waits for more */
    Projector(EventProcessingConfiguration processing, Cluster cluster, RevisionGate head) {
        this.processing = processing;
        this.cluster = cluster;
        this.head = head;
    }

    static StreamingEventProcessor processor(EventProcessingConfiguration processing) {
        return processing
                .eventProcessor(Projections.GROUP, StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("No processor named " + Projections.GROUP));
    }

    /** When the batch is over that was on its way at the end before. */
    @Override
    public synchronized void begin() {
        isOnDuty = true;
        ended = ended.exceptionally(late -> null).thenRun(this::startOnDuty);
    }

    private synchronized void startOnDuty() {
        StreamingEventProcessor processor = processor(processing);
        if (isOnDuty && !processor.isRunning()) {
            try {
                processor.start();
                isHeldUp = false;
            } catch (RuntimeException busy) {
                // its end has been told, and its thread is still in a question that a database does not answer
                if (!isHeldUp) {
                    LOG.warn("The projections cannot begin yet, and are tried again: {}", busy.toString());
                }
                isHeldUp = true;
                SOON.execute(this::startOnDuty);
            }
        }
    }

    /** A batch on its way is not waited for: it does not commit when another node has gone on ({@link EntryStore#movePosition}). */
    @Override
    public synchronized void end() {
        isOnDuty = false;
        try {
            ended = CompletableFuture.allOf(ended, processor(processing).shutdownAsync());
        } finally {
            head.release();
        }
    }

    @Override
    public void start() {
        running = true;
        cluster.stand(Duty.LEAD, this);
    }

    @Override
    public void stop() {
        cluster.resign(Duty.LEAD);
        boolean isOver = ended.handle((done, late) -> true)
                .completeOnTimeout(false, PATIENCE, TimeUnit.SECONDS)
                .join();
        if (!isOver) {
            LOG.warn("The projections are still at a batch; it is taken in at the next start, or by another node");
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After everything that reads and writes for it, and before those who wait for what it projects. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 3;
    }
}
