package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedMap;
import org.demarche.Databases;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredEventsTest {
    @ParameterizedTest
    @EnumSource
    void areFoundByRevisionWithTheirStamps(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 20);
        ledger.sequencer.drain();

        SortedMap<Long, RecordedEvent> found = ledger.storedEvents().at(List.of(17L, 3L, 17L, 9L));
        assertThat(found.keySet()).containsExactly(3L, 9L, 17L);
        found.forEach((revision, recorded) -> {
            assertThat(recorded.stamp().revision()).isEqualTo(revision);
            assertThat(recorded.stamp().who()).isEqualTo("tester");
            assertThat(recorded.event()).isInstanceOf(LedgerFixture.Said.class);
        });
        assertThat(ledger.storedEvents().at(List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nameTheLedgerDamagedThatLacksOne(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 3);
        ledger.sequencer.drain();
        ledger.jdbc.update("delete from domain_event where sequence_number = 1");

        assertThat(ledger.storedEvents().at(List.of(1L, 3L))).hasSize(2);
        for (long lacking : List.of(2L, 4L)) {
            assertThatThrownBy(() -> ledger.storedEvents().at(List.of(1L, lacking)))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.LEDGER_DAMAGED));
        }
    }
}
