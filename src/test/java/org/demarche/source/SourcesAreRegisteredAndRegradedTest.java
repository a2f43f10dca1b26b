package org.demarche.source;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class SourcesAreRegisteredAndRegradedTest {
    private static final SourceId AFP = new SourceId("afp");

    private final AggregateTestFixture<Source> source = new AggregateTestFixture<>(Source.class);

    @Test
    void entersASource() {
        source.givenNoPriorActivity()
                .when(new RegisterSource(AFP, "AFP", Reliability.A, null, null))
                .expectEvents(new SourceRegistered(AFP, "AFP", Reliability.A, null))
                .expectResultMessagePayloadMatching(org.hamcrest.CoreMatchers.anything());
    }
}
