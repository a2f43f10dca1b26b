package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.demarche.Databases;
import org.demarche.Heard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** A store that is down for an hour does not fill the disk with words, and the log names what stopped the projections. */
class FailuresAreToldOnceTest {
    private static final EventMessage<?> EVENT =
            new GenericEventMessage<>("event-7", "words", MetaData.from(Map.of(Stamps.REVISION, 7L)), Instant.EPOCH);

    /** Takes nothing. */
    static final class Refusing {
        @EventHandler
        void on(String words) {}
    }

    @Test
    void theSequencerSaysItOnceWithTheCauseAndThenEverMoreRarely() {
        LedgerFixture ledger = new LedgerFixture(Databases.H2);
        Sequencer sequencer = new Sequencer(
                ledger.entries, down(), ledger.arrivals, ledger.head, ledger.recent, ledger.fresh, Journal.NONE);
        try (Heard log = new Heard(Sequencer.class)) {
            IntStream.range(0, 1_000).forEach(n -> sequencer.look());
            assertThat(log.events()).hasSize(10);
            assertThat(log.events())
                    .filteredOn(event -> event.getThrowableProxy() != null)
                    .hasSize(1);
        }
    }

    @Test
    void theSequencerLooksEverMoreRarelyAndAtItsOldPaceAfterwards() {
        LedgerFixture ledger = new LedgerFixture(Databases.H2);
        AtomicBoolean up = new AtomicBoolean();
        Sequencer sequencer = new Sequencer(
                ledger.entries,
                when(up::get, ledger.transaction),
                ledger.arrivals,
                ledger.head,
                ledger.recent,
                ledger.fresh,
                Journal.NONE);
        Duration usual = sequencer.pause();
        try (Heard log = new Heard(Sequencer.class)) {
            sequencer.look();
            assertThat(sequencer.pause()).isEqualTo(usual.multipliedBy(2));
            IntStream.range(0, 1_000).forEach(n -> sequencer.look());
            assertThat(sequencer.pause()).isEqualTo(usual.multipliedBy(64));
            up.set(true);
            sequencer.look();
            assertThat(sequencer.pause()).isEqualTo(usual);
            assertThat(log.events().getLast().getFormattedMessage()).contains("1001");
        }
    }

    @Test
    void theProjectionsNameTheEventThatTheyCannotTake() throws Exception {
        ProjectionFailures failures = new ProjectionFailures(new Obstacle());
        var handler = new AnnotationEventHandlerAdapter(new Refusing());
        try (Heard log = new Heard(ProjectionFailures.class)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                IllegalStateException failure = new IllegalStateException("no such column");
                assertThatThrownBy(() -> failures.onError(failure, EVENT, handler))
                        .isSameAs(failure);
                assertThatThrownBy(() -> failures.handleError(new ErrorContext("p", failure, List.of(EVENT))))
                        .isSameAs(failure);
            }
            assertThat(log.events())
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).contains("Refusing", "revision 7", "String", "event-7"));
            assertThat(log.events())
                    .filteredOn(event -> event.getThrowableProxy() != null)
                    .hasSize(1);
        }
    }

    @Test
    void theProjectionsNameTheBatchThatCannotBeCommitted() {
        ProjectionFailures failures = new ProjectionFailures(new Obstacle());
        IllegalStateException failure = new IllegalStateException("disk full");
        try (Heard log = new Heard(ProjectionFailures.class)) {
            assertThatThrownBy(() -> failures.handleError(new ErrorContext("p", failure, List.of(EVENT))))
                    .isSameAs(failure);
            assertThat(log.events().getFirst().getFormattedMessage()).contains("revision 7", "event-7");
        }
    }

    private static TransactionOperations down() {
        return when(() -> false, TransactionOperations.withoutTransaction());
    }

    private static TransactionOperations when(BooleanSupplier up, TransactionOperations real) {
        return new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                if (!up.getAsBoolean()) {
                    throw new DataAccessResourceFailureException("down");
                }
                return real.execute(action);
            }
        };
    }
}
