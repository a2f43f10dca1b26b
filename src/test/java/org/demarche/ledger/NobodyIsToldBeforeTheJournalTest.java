package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.stream.BlockingStream;
import org.demarche.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class NobodyIsToldBeforeTheJournalTest {
    private final LedgerFixture ledger = new LedgerFixture(Databases.H2);

    @Test
    void ofEntriesThatItCannotKeepAndNoMoreAreSequencedMeanwhile() {
        AtomicBoolean full = new AtomicBoolean(true);
        AtomicLong kept = new AtomicLong();
        Sequencer sequencer = new Sequencer(
                ledger.entries,
                ledger.transaction,
                ledger.arrivals,
                ledger.head,
                ledger.recent,
                ledger.fresh,
                (newest, head) -> {
                    if (full.get() && head > 0) {
                        throw new DataAccessResourceFailureException("No space left on device");
                    }
                    kept.set(head);
                });
        ledger.store("talks/a", 0, Sequencer.BATCH + 100);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(sequencer::drain);
            assertThat(ledger.entries.head().revision()).isEqualTo(Sequencer.BATCH);
            assertThat(ledger.head.reached()).isZero();
        }
        full.set(false);
        sequencer.drain();
        assertThat(kept).hasValue(Sequencer.BATCH + 100L);
        assertThat(ledger.head.reached()).isEqualTo(Sequencer.BATCH + 100L);
    }

    @Test
    void evenWhereTheTableHasMore() throws Exception {
        ledger.store("talks/a", 0, 5);
        ledger.anotherSequencer().drain();
        RevisionGate told = new RevisionGate();
        told.advance(2);
        try (BlockingStream<?> stream = ledger.sourceUpTo(told).openStream(null)) {
            assertThat(stream.nextAvailable()).isNotNull();
            assertThat(stream.nextAvailable()).isNotNull();
            assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
        }
    }
}
