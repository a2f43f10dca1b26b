package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.demarche.Databases;
import org.demarche.Heard;
import org.demarche.cluster.SingleNode;
import org.junit.jupiter.api.Test;

/** A program that is told to end does so, whatever does not come to its end in it. */
class StopsAreBoundedTest {
    @Test
    void thatOfTheProjectionsInTheMiddleOfABatch() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        StreamingEventProcessor busy =
                Stub.of(StreamingEventProcessor.class, Map.of("shutdownAsync", never, "isRunning", false));
        EventProcessingConfiguration processing =
                Stub.of(EventProcessingConfiguration.class, Map.of("eventProcessor", Optional.of(busy)));
        Projector projector = new Projector(processing, new SingleNode(), new RevisionGate());
        projector.start();
        try (Heard log = new Heard(Projector.class)) {
            over(projector::stop);
            assertThat(projector.isRunning()).isFalse();
            assertThat(log.events())
                    .singleElement()
                    .satisfies(told ->
                            assertThat(told.getFormattedMessage()).startsWith("The projections are still at a batch"));
        }
    }

    @Test
    void thatOfTheProjectionsThatWaitForMore() throws Exception {
        EventProcessingConfiguration processing = Stub.of(
                EventProcessingConfiguration.class,
                Map.of(
                        "eventProcessor",
                        Optional.of(Stub.of(
                                StreamingEventProcessor.class,
                                Map.of(
                                        "shutdownAsync",
                                        CompletableFuture.completedFuture(null),
                                        "isRunning",
                                        false)))));
        RevisionGate head = new RevisionGate();
        Projector projector = new Projector(processing, new SingleNode(), head);
        projector.start();
        FutureTask<Boolean> waiting = new FutureTask<>(() -> head.await(1, Duration.ofDays(1)));
        Thread reader = Thread.ofPlatform().start(waiting);
        Awaitility.await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        over(projector::stop);
        assertThat(waiting.get()).as("has come").isFalse();
    }

    @Test
    void thatOfTheSequencerInTheMiddleOfABatch() {
        LedgerFixture ledger = new LedgerFixture(Databases.H2);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Sequencer sequencer = new Sequencer(
                ledger.entries,
                ledger.transaction,
                ledger.arrivals,
                ledger.head,
                ledger.recent,
                ledger.fresh,
                (newest, head) -> {
                    busy.countDown();
                    await(end);
                });
        sequencer.start();
        sequencer.wake();
        await(busy);
        try (Heard log = new Heard(Sequencer.class)) {
            over(sequencer::stop);
            assertThat(log.events())
                    .singleElement()
                    .satisfies(told ->
                            assertThat(told.getFormattedMessage()).startsWith("The ledger is still being extended"));
        } finally {
            end.countDown();
        }
    }

    private static void over(Runnable stop) {
        Thread stopping = Thread.ofPlatform().daemon().start(stop);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !stopping.isAlive());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
