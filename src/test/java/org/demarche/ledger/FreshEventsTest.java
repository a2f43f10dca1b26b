package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class FreshEventsTest {
    private final FreshEvents fresh = new FreshEvents();

    @Test
    void areGivenOnceAsTheyWereStored() {
        EventMessage<String> event = new GenericEventMessage<>("said");
        fresh.add(List.of(event));
        assertThat(fresh.take(event.getIdentifier())).isSameAs(event);
        assertThat(fresh.take(event.getIdentifier())).isNull();
    }

    @Test
    void areUnknownWhereOthersHaveStoredThem() {
        assertThat(fresh.take("of another node")).isNull();
    }

    @Test
    void areForgottenWhereTooManyAreStoredThatNobodyTakes() {
        List<GenericEventMessage<Integer>> many =
                IntStream.range(0, 5_000).mapToObj(GenericEventMessage::new).toList();
        fresh.add(many);
        assertThat(fresh.take(many.getFirst().getIdentifier())).isNull();
        assertThat(fresh.take(many.getLast().getIdentifier())).isSameAs(many.getLast());
    }
}
