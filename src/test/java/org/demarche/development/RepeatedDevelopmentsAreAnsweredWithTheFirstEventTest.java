package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.development.Drafts.NIGER;
import static org.demarche.development.Drafts.TALKS;
import static org.demarche.development.Drafts.correcting;
import static org.demarche.development.Drafts.filing;
import static org.demarche.development.Drafts.reporting;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.demarche.desk.TestDesk;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Write;
import org.junit.jupiter.api.Test;

class RepeatedDevelopmentsAreAnsweredWithTheFirstEventTest {
    private final TestDesk desk = TestDesk.inMemory(Development.class, Drafts.references());

    @Test
    void answersEachRepeatedWriteWithTheEventThatIsStored() {
        repeated(reporting("{}"), true);
        repeated(filing("{}"), true);
        repeated(correcting(1, "{'summary': 'Second words.'}"), false);
        repeated(new RetractDevelopment(NIGER, TALKS, "invented"), false);
        repeated(new ReinstateDevelopment(NIGER, TALKS, "found on video"), false);

        Recorded first = desk.submit(reporting("{}"));
        Recorded report = desk.submit(filing("{}"));
        assertThat(events()).hasSize(5);
        assertThat(first.event()).isEqualTo(events().get(0).getIdentifier());
        assertThat(report.event()).isEqualTo(events().get(1).getIdentifier());
    }

    @Test
    void storesWhoWhyAndAsPartOfWhat() {
        desk.submit(reporting("{'reason': 'from the archive'}"));

        Map<String, Object> provenance = events().getFirst().getMetaData();
        assertThat(provenance)
                .containsEntry("who", TestDesk.WHO)
                .containsEntry("reason", "from the archive")
                .containsEntry("correlationId", TestDesk.CORRELATION_ID)
                .containsOnlyKeys("who", "reason", "correlationId", "causationId");
    }

    @Test
    void storesNoReasonWhereNoneWasGiven() {
        desk.submit(reporting("{}"));

        assertThat(events().getFirst().getMetaData()).doesNotContainKey("reason");
    }

    private void repeated(Write write, boolean created) {
        Recorded first = desk.submit(write);
        assertThat(first.created()).isEqualTo(created);
        assertThat(first.event()).isEqualTo(events().getLast().getIdentifier());
        assertThat(desk.submit(write)).isEqualTo(new Recorded(first.event(), false));
    }

    private List<? extends DomainEventMessage<?>> events() {
        return desk.events("crises/niger-2023/developments/talks-offer-2023-08-15");
    }
}
