package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.demarche.Databases;
import org.demarche.ledger.LedgerFixture.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerSourceTest {
    @ParameterizedTest
    @EnumSource
    void readsEveryEntryOnceInLedgerOrderFromAnyToken(Databases database) throws Exception {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 700);
        ledger.store("talks/b", 0, 600);
        ledger.sequencer.drain();

        assertThat(read(ledger, 0))
                .extracting(LedgerSourceTest::revision)
                .hasSize(1300)
                .isSorted();
        assertThat(read(ledger, 1298))
                .extracting(m -> ((Said) m.getPayload()).words())
                .containsExactly("talks/b 598", "talks/b 599");
        assertThat(ledger.source.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(1300));
        assertThat(ledger.source.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(ledger.source.createTokenAt(Instant.parse("2023-08-15T10:00:00Z")))
                .isEqualTo(new GlobalSequenceTrackingToken(0));
    }

    @ParameterizedTest
    @EnumSource
    void wakesAReaderThatWaits(Databases database) throws Exception {
        LedgerFixture ledger = new LedgerFixture(database);
        var calls = new AtomicInteger();
        try (BlockingStream<TrackedEventMessage<?>> stream = ledger.source.openStream(null);
                var pool = Executors.newSingleThreadExecutor()) {
            stream.setOnAvailableCallback(calls::incrementAndGet);
            assertThat(stream.hasNextAvailable()).isFalse();
            var waiting = pool.submit(() -> stream.hasNextAvailable(20, TimeUnit.SECONDS));
            ledger.store("talks/a", 0, 1);
            ledger.sequencer.drain();

            assertThat(waiting.get()).isTrue();
            assertThat(calls).hasValue(1);
        }
        ledger.store("talks/a", 1, 1);
        ledger.sequencer.drain();
        assertThat(calls).as("calls after the stream was closed").hasValue(1);
    }

    private static List<TrackedEventMessage<?>> read(LedgerFixture ledger, long after) throws InterruptedException {
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream =
                ledger.source.openStream(new GlobalSequenceTrackingToken(after))) {
            while (stream.hasNextAvailable()) {
                read.add(stream.nextAvailable());
            }
        }
        return read;
    }

    private static long revision(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }
}
