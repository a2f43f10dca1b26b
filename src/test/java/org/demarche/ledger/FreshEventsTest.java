package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

class FreshEventsTest {
    private final FreshEvents fresh = new FreshEvents();

    @Test
    void areGivenAsTheyWereWrittenAndOnceAsTheyWereStored() {
        FreshEvents.Fresh event = event();
        String identifier = event.stored().identifier();
        fresh.add(List.of(event));
        assertThat(fresh.stored(identifier)).containsSame(event.stored());
        assertThat(fresh.take(identifier)).isSameAs(event.message());
        assertThat(fresh.take(identifier)).isNull();
        assertThat(fresh.stored(identifier)).isEmpty();
    }

    @Test
    void areUnknownWhereOthersHaveStoredThem() {
        assertThat(fresh.take("of another node")).isNull();
        assertThat(fresh.stored("of another node")).isEmpty();
    }

    @Test
    void areForgottenWhereTooManyAreStoredThatNobodyTakes() {
        List<FreshEvents.Fresh> many =
                Stream.generate(FreshEventsTest::event).limit(5_000).toList();
        fresh.add(many);
        assertThat(fresh.take(many.getFirst().stored().identifier())).isNull();
        assertThat(fresh.take(many.getLast().stored().identifier()))
                .isSameAs(many.getLast().message());
    }

    private static FreshEvents.Fresh event() {
        DomainEventMessage<?> event = LedgerFixture.event("talks/a", 0, Instant.EPOCH);
        return new FreshEvents.Fresh(
                event, StoredEvent.of(event, Jackson3Serializer.builder().build()));
    }
}
