package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.demarche.cluster.SingleNode;
import org.junit.jupiter.api.Test;

/** The duty of keeping the read models, lost and got while a batch is on its way. */
class ProjectorTest {
    private final Queue<CompletableFuture<Void>> ends = new ArrayDeque<>();
    private int starts;
    private boolean runs;
    private volatile boolean isAtABatch;
    private final Projector projector = new Projector(
            Stub.of(EventProcessingConfiguration.class, Map.of("eventProcessor", Optional.of(processor()))),
            new SingleNode(),
            new RevisionGate());

    @Test
    void beginsWhenTheBatchBeforeIsOverAndHoldsNobodyUp() {
        projector.begin();
        loseAndGet();
        assertThat(starts).isEqualTo(1);
        ends.remove().complete(null);
        assertThat(starts).isEqualTo(2);
    }

    @Test
    void beginsAlsoWhenTheBatchBeforeHasFailed() {
        projector.begin();
        loseAndGet();
        ends.remove().completeExceptionally(new IllegalStateException("no database"));
        assertThat(starts).isEqualTo(2);
    }

    /** Axon says after some seconds that it has ended, whether or not its thread has. */
    @Test
    void triesAgainWhileABatchGoesOnWhoseEndHasBeenTold() {
        projector.begin();
        isAtABatch = true;
        projector.end();
        ends.remove().complete(null);
        projector.begin();
        assertThat(starts).isEqualTo(1);
        isAtABatch = false;
        Awaitility.await().untilAsserted(() -> {
            synchronized (projector) {
                assertThat(starts).isEqualTo(2);
            }
        });
    }

    @Test
    void doesNotBeginWhatHasBecomeTheDutyOfAnother() {
        projector.begin();
        loseAndGet();
        projector.end();
        ends.remove().complete(null);
        assertThat(starts).isEqualTo(1);
    }

    @Test
    void beginsOnceHoweverOftenTheDutyCameAndWent() {
        projector.begin();
        loseAndGet();
        loseAndGet();
        ends.forEach(end -> end.complete(null));
        assertThat(starts).isEqualTo(2);
    }

    private void loseAndGet() {
        projector.end();
        projector.begin();
    }

    private StreamingEventProcessor processor() {
        return (StreamingEventProcessor) Proxy.newProxyInstance(
                StreamingEventProcessor.class.getClassLoader(),
                new Class<?>[] {StreamingEventProcessor.class},
                (self, method, given) -> switch (method.getName()) {
                    case "start" -> {
                        if (isAtABatch) {
                            throw new IllegalStateException("pending shutdown");
                        }
                        starts++;
                        runs = true;
                        yield null;
                    }
                    case "shutdownAsync" -> {
                        runs = false;
                        CompletableFuture<Void> end = new CompletableFuture<>();
                        ends.add(end);
                        yield end;
                    }
                    case "isRunning" -> runs;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
