package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.demarche.Databases;
import org.demarche.ledger.tree.Hash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerEntriesTest {
    @ParameterizedTest
    @EnumSource
    void areReadWithTheBytesThatTheirHashesCommitTo(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 250);
        ledger.sequencer.drain();

        List<LedgerEntry> read = entries(ledger).read(3, 245);
        assertThat(read)
                .hasSize(243)
                .allSatisfy(entry -> assertThat(Hash.ofLeaf(entry.leaf().getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(entry.leafHash()));
        LedgerEntry first = read.getFirst();
        assertThat(first.revision()).isEqualTo(3);
        assertThat(first.aggregate()).isEqualTo("talks/a");
        assertThat(first.recordedBy()).isEqualTo("tester");
        assertThat(first.recordedAt()).isEqualTo(Instant.parse("2023-08-15T10:00:00Z"));
        assertThat(first.leaf()).startsWith("{\"revision\":3,").contains("\"type\":\"" + first.type() + "\"");
        assertThat(entries(ledger).read(251, 250)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void endAPageThatHasGrownTooLong(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 120);
        ledger.jdbc.update(
                "update domain_event set payload = ?",
                ("{\"words\":\"" + "x".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        ledger.sequencer.drain();

        assertThat(entries(ledger).read(1, 120))
                .extracting(LedgerEntry::revision)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(entries(ledger).read(118, 120)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void showAnAlteredEventByItsHash(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 2);
        ledger.sequencer.drain();
        ledger.jdbc.update("update domain_event set time_stamp = '2023-08-14T10:00:00.250Z' where sequence_number = 1");

        LedgerEntry altered = entries(ledger).read(1, 2).getLast();
        assertThat(Hash.ofLeaf(altered.leaf().getBytes(StandardCharsets.UTF_8))).isNotEqualTo(altered.leafHash());
    }

    @ParameterizedTest
    @EnumSource
    void areNotReadOverOneThatIsMissing(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 3);
        ledger.sequencer.drain();
        ledger.jdbc.update("delete from domain_event where sequence_number = 1");

        assertThatIllegalStateException().isThrownBy(() -> entries(ledger).read(1, 3));
    }

    private static LedgerEntries entries(LedgerFixture ledger) {
        return new LedgerEntries(ledger.entries, ledger.subtrees);
    }
}
