package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.demarche.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequencerTest {
    @ParameterizedTest
    @EnumSource
    void givesEveryStoredEventOneRevisionWithoutGapsWhileManyWriteAndSomeRollBack(Databases database) throws Exception {
        LedgerFixture ledger = new LedgerFixture(database);
        int writers = 8;
        int transactions = 40;
        var stop = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(writers + 2)) {
            List<Future<?>> sequencers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Sequencer node = ledger.anotherSequencer();
                sequencers.add(pool.submit(() -> {
                    while (stop.getCount() > 0) {
                        node.drain();
                    }
                }));
            }
            List<Callable<Void>> work = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String aggregate = "talks/" + w;
                work.add(() -> {
                    for (int t = 0; t < transactions; t++) {
                        rollBack(ledger, aggregate, t * 2);
                        ledger.store(aggregate, t * 2, 2);
                    }
                    return null;
                });
            }
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
            stop.countDown();
            for (Future<?> done : sequencers) {
                done.get();
            }
        }
        ledger.sequencer.drain();

        List<Entry> entries = ledger.ledger();
        assertThat(entries).extracting(Entry::revision).containsExactlyElementsOf(upTo(2L * writers * transactions));
        assertThat(entries).extracting(e -> e.event().identifier()).doesNotHaveDuplicates();
        Map<String, Long> next = new HashMap<>();
        entries.forEach(e ->
                assertThat(e.event().sequence()).isEqualTo(next.merge(e.event().aggregate(), 1L, Long::sum) - 1));
        assertThat(ledger.entries.marks().batch(event -> Optional.empty()).events())
                .isEmpty();
        assertThat(ledger.head.reached()).isEqualTo(entries.size());
    }

    @ParameterizedTest
    @EnumSource
    void placesAnEventThatWasStoredFirstAndCommittedLastBehindTheOthers(Databases database) throws Exception {
        LedgerFixture ledger = new LedgerFixture(database);
        var stored = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        try (var slow = Executors.newSingleThreadExecutor()) {
            Future<?> late = slow.submit(() -> ledger.transaction.executeWithoutResult(status -> {
                ledger.storage.appendEvents(List.of(LedgerFixture.event("talks/late", 0, Instant.EPOCH)));
                stored.countDown();
                await(others);
            }));
            try {
                stored.await();
                ledger.store("talks/early", 0, 3);
                ledger.sequencer.drain();
                assertThat(ledger.ledger()).hasSize(3);
            } finally {
                others.countDown();
            }
            late.get();
        }
        ledger.sequencer.drain();

        assertThat(ledger.ledger())
                .extracting(e -> e.event().aggregate())
                .containsExactly("talks/early", "talks/early", "talks/early", "talks/late");
    }

    @ParameterizedTest
    @EnumSource
    void neverLetsLedgerTimeGoBack(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store(LedgerFixture.event("talks/a", 0, Instant.parse("2023-08-15T10:00:00.999Z")));
        ledger.store(LedgerFixture.event("talks/b", 0, Instant.parse("2023-08-15T09:00:00Z")));
        ledger.store(LedgerFixture.event("talks/c", 0, Instant.parse("2023-08-15T10:00:01Z")));
        ledger.sequencer.drain();

        long ten = Instant.parse("2023-08-15T10:00:00Z").getEpochSecond();
        assertThat(ledger.ledger()).extracting(Entry::recordedAt).containsExactly(ten, ten, ten + 1);
        assertThat(LongStream.of(ten - 1, ten, ten + 1, ten + 99).map(ledger.entries::revisionAt))
                .containsExactly(0L, 2L, 3L, 3L);
        assertThat(ledger.entries.recordedAt(3)).hasValue(ten + 1);
        assertThat(ledger.entries.recordedAt(4)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsAWaitingWriterTheRevisionOfItsEvent(Databases database) throws Exception {
        LedgerFixture ledger = new LedgerFixture(database);
        String event = ledger.store("talks/a", 0, 1).getFirst();
        assertThat(ledger.arrivals.await(event, Duration.ofMillis(1))).isEmpty();

        try (var pool = Executors.newSingleThreadExecutor()) {
            Future<Void> drained = pool.submit(() -> {
                ledger.sequencer.drain();
                return null;
            });
            assertThat(ledger.arrivals.await(event, Duration.ofSeconds(20))).hasValue(1);
            drained.get();
        }
        assertThat(new Arrivals(ledger.entries).await(event, Duration.ofMillis(1)))
                .as("a node that did not sequence it")
                .hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void isWokenByTheCommitOfAnEvent(Databases database) throws Exception {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.sequencer.start();
        try {
            ledger.store("talks/a", 0, 1);
            assertThat(ledger.head.await(1, Duration.ofSeconds(20))).isTrue();
        } finally {
            ledger.sequencer.stop();
        }
    }

    private static void rollBack(LedgerFixture ledger, String aggregate, int sequence) {
        ledger.transaction.executeWithoutResult(status -> {
            ledger.storage.appendEvents(List.of(LedgerFixture.event(aggregate, sequence, Instant.EPOCH)));
            status.setRollbackOnly();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
