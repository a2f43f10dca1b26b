package org.demarche.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.source.Reliability.A;
import static org.demarche.source.Reliability.B;

import org.axonframework.eventhandling.EventMessage;
import org.demarche.desk.TestDesk;
import org.demarche.kernel.Recorded;
import org.junit.jupiter.api.Test;

class RepeatedSourcesAreAnsweredWithTheFirstEventTest {
    private static final SourceId AFP = new SourceId("afp");
    private static final RegisterSource ENTRY = new RegisterSource(AFP, "AFP", B, null, null);
    private static final RegisterSource REGRADE = new RegisterSource(AFP, "AFP", A, null, "proved right");

    private final TestDesk desk = TestDesk.inMemory(Source.class);

    @Test
    void answersARepeatedEntryWithTheEventThatIsStored() {
        Recorded first = desk.submit(ENTRY);

        assertThat(first.created()).isTrue();
        assertThat(desk.submit(ENTRY)).isEqualTo(new Recorded(first.event(), false));
        assertThat(desk.events("sources/afp"))
                .extracting(EventMessage::getIdentifier)
                .containsExactly(first.event());
    }

    @Test
    void answersARepeatedRegradeWithTheEventThatIsStored() {
        desk.submit(ENTRY);
        Recorded regrade = desk.submit(REGRADE);

        assertThat(desk.submit(REGRADE)).isEqualTo(new Recorded(regrade.event(), false));
        assertThat(desk.events("sources/afp"))
                .extracting(EventMessage::getIdentifier)
                .hasSize(2)
                .endsWith(regrade.event());
    }
}
