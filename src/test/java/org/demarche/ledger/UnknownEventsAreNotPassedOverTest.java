package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.demarche.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a later program has written is neither decided upon nor read without. */
class UnknownEventsAreNotPassedOverTest {
    @ParameterizedTest
    @EnumSource
    void theyAreRefusedByNameWhereverEventsAreRead(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 3);
        ledger.sequencer.drain();
        assertThat(ledger.storage.readEvents("talks/a", 0).asStream()).hasSize(3);
        ledger.jdbc.update("update domain_event set payload_type = 'promised', payload_revision = '7'"
                + " where sequence_number = 2");

        assertThatThrownBy(
                        () -> ledger.storage.readEvents("talks/a", 0).asStream().toList())
                .isInstanceOf(UnknownEvent.class)
                .hasMessage("Event 2 of talks/a is of a type that this program does not know, promised of revision 7;"
                        + " a later program is needed.");
        assertThatThrownBy(() -> ledger.storedEvents().at(List.of(3L)))
                .isInstanceOf(UnknownEvent.class)
                .hasMessageStartingWith(
                        "Revision 3 is of a type that this program does not know, promised of revision 7");
    }
}
