package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.demarche.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever waits on one node for what another projects. */
class VisibleOnEveryNodeTest {
    @ParameterizedTest
    @EnumSource
    void isWhatAnyOfThemHasProjected(Databases database) {
        LedgerFixture fixture = new LedgerFixture(database);
        fixture.entries.startPosition(Projections.FORM);
        String last = fixture.store("talks/a", 0, 5).getLast();
        fixture.sequencer.drain();
        var check = new LedgerCheck(fixture.entries, fixture.subtrees, fixture.jdbc, null, false, () -> {});
        Ledger here = new SequencedLedger(
                fixture.entries,
                fixture.subtrees,
                fixture.arrivals,
                new RevisionGate(),
                new Generation(0, List.of()),
                new LedgerWatch(check, Duration.ofHours(1), false),
                true);
        assertThat(here.awaitVisible(last, Duration.ofMillis(1))).isEmpty();

        fixture.entries.movePosition(0, 5); // as the other does when it has projected them
        assertThat(here.visible()).isZero();
        assertThat(here.visibleAnywhere()).isEqualTo(5);
        assertThat(here.awaitVisible(last, Duration.ofMinutes(1))).hasValue(5);
        assertThat(here.visible()).isEqualTo(5);
    }
}
