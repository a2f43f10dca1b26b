package org.demarche.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.demarche.Databases;
import org.demarche.Heard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Everything before an entry that cannot be taken is taken, and that one is known. */
class PoisonedEntriesTest {
    @ParameterizedTest
    @EnumSource
    void isFoundAmongThoseThatWereTakenTogether(Databases database) throws Exception {
        LedgerFixture ledger = filled(database);
        try (BlockingStream<TrackedEventMessage<?>> stream = ledger.source.openStream(null)) {
            List<EventMessage<?>> together = batch(stream);
            assertThat(together).hasSize(5);
            fail(ledger, together, new IllegalStateException("no such column"));
        }
        assertThat(ledger.obstacle.beyond(0)).as("known of a batch").isEmpty();
        ledger.store("talks/b", 0, 2);
        ledger.sequencer.drain();
        try (BlockingStream<TrackedEventMessage<?>> again = ledger.source.openStream(null)) {
            for (long revision = 1; revision <= 5; revision++) {
                assertThat(batch(again))
                        .extracting(PoisonedEntriesTest::revision)
                        .containsExactly(revision);
            }
            assertThat(batch(again)).extracting(PoisonedEntriesTest::revision).containsExactly(6L, 7L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNamedWhenItFailsAlone(Databases database) throws Exception {
        LedgerFixture ledger = filled(database);
        try (BlockingStream<TrackedEventMessage<?>> stream = ledger.source.openStream(null)) {
            fail(ledger, batch(stream).subList(2, 3), new IllegalStateException("no such column"));
        }
        assertThat(ledger.obstacle.beyond(2)).contains(new Obstacle.Found(3, "Said", "The projections"));
        assertThat(ledger.obstacle.beyond(3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isNotLookedForWhereTheDatabaseIsAway(Databases database) throws Exception {
        LedgerFixture ledger = filled(database);
        try (BlockingStream<TrackedEventMessage<?>> stream = ledger.source.openStream(null)) {
            fail(ledger, batch(stream), new DataAccessResourceFailureException("away"));
        }
        try (BlockingStream<TrackedEventMessage<?>> again = ledger.source.openStream(null)) {
            assertThat(batch(again)).hasSize(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isToldWhenThoseBeforeItHaveBeenTakenWhereNobodyKnowsItsType(Databases database) throws Exception {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 5);
        ledger.jdbc.update(
                "update domain_event set payload_type = 'ofAnotherTime' where aggregate_identifier = ? and sequence_number = 3",
                "talks/a");
        ledger.sequencer.drain();
        try (BlockingStream<TrackedEventMessage<?>> stream =
                ledger.sourceWithoutMemory().openStream(null)) {
            assertThat(batch(stream)).extracting(PoisonedEntriesTest::revision).containsExactly(1L, 2L, 3L);
            assertThatThrownBy(stream::hasNextAvailable)
                    .isInstanceOf(UnknownEvent.class)
                    .hasMessageContaining("Revision 4");
        }
        assertThat(ledger.obstacle.beyond(3)).contains(new Obstacle.Found(4, "ofAnotherTime", "this program"));
    }

    private static LedgerFixture filled(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 5);
        ledger.sequencer.drain();
        return ledger;
    }

    /** As the processor makes one. */
    private static List<EventMessage<?>> batch(BlockingStream<TrackedEventMessage<?>> stream) throws Exception {
        List<EventMessage<?>> batch = new ArrayList<>();
        assertThat(stream.hasNextAvailable()).isTrue();
        do {
            batch.add(stream.nextAvailable());
        } while (stream.peek().isPresent());
        return batch;
    }

    private static void fail(LedgerFixture ledger, List<EventMessage<?>> batch, Exception failure) {
        try (Heard log = new Heard(ProjectionFailures.class)) {
            assertThatThrownBy(() -> new ProjectionFailures(ledger.obstacle)
                            .handleError(new ErrorContext("projections", failure, batch)))
                    .isSameAs(failure);
            assertThat(log.events()).hasSize(1);
        }
    }

    private static long revision(EventMessage<?> message) {
        return (Long) requireNonNull(message.getMetaData().get(Stamps.REVISION));
    }
}
