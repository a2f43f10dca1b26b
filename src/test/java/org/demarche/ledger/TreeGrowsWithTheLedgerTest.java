package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.demarche.Databases;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tree;
import org.demarche.ledger.tree.TreeHead;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreeGrowsWithTheLedgerTest {
    @ParameterizedTest
    @EnumSource
    void givesTheRootOfTheLeavesAtEverySizeHoweverTheyCame(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        for (int batch : List.of(1, 254, 1, 1, 300, 500, 43)) {
            ledger.store("talks/" + batch, ledger.ledger().size(), batch);
            ledger.sequencer.drain();
        }

        CompactRange range = new CompactRange();
        ledger.transaction.executeWithoutResult(status -> {
            for (Entry entry : ledger.ledger()) {
                range.append(new Leaf(entry.revision(), entry.recordedAt(), entry.event()).hash());
                assertThat(new Tree(ledger.subtrees, range.size()).head()).isEqualTo(range.head());
            }
        });
        assertThat(range.size()).isEqualTo(1_100);
    }

    @ParameterizedTest
    @EnumSource
    void provesEveryEntryAndEveryPastSize(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 600);
        ledger.sequencer.drain();

        List<Hash> leaves = ledger.subtrees.leaves(0, 600);
        for (int past : List.of(1, 255, 256, 257, 511, 512, 513, 600)) {
            TreeHead older = new Tree(ledger.subtrees, past).head();
            Tree tree = new Tree(ledger.subtrees, 600);
            assertThat(tree.consistencyWith(past).proves(older, tree.head())).isTrue();
            assertThat(new Tree(ledger.subtrees, past).inclusion(past - 1).proves(leaves.get(past - 1), older))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsOnlyWhatIsFinalAndKeepsItOnce(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 255);
        ledger.sequencer.drain();
        assertThat(rows(ledger)).isEmpty();

        ledger.store("talks/b", 0, 1);
        ledger.sequencer.drain();
        assertThat(rows(ledger)).hasSize(1);
        Hash first = ledger.subtrees.read(1, 0, 1).getFirst();

        ledger.store("talks/c", 0, 1_000);
        ledger.sequencer.drain();
        assertThat(rows(ledger)).hasSize(4);
        assertThat(ledger.subtrees.read(1, 0, 1)).containsExactly(first);
        assertThat(new Tree(ledger.subtrees, 256).head().root()).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotGrowWhenTheEntriesAreRolledBack(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 300);
        ledger.transaction.executeWithoutResult(status -> {
            ledger.sequencer.drain();
            status.setRollbackOnly();
        });
        assertThat(rows(ledger)).isEmpty();

        ledger.sequencer.drain();
        assertThat(rows(ledger)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotGrowOverAnEntryThatIsMissing(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 255);
        ledger.sequencer.drain();
        ledger.jdbc.update("delete from ledger_entry where revision = 7");
        ledger.store("talks/a", 255, 1);

        assertThatIllegalStateException()
                .isThrownBy(ledger.sequencer::drain)
                .withMessage("Tile 0 of level 0 of the ledger is not full");
        assertThat(ledger.entries.head().revision()).isEqualTo(255);
    }

    private static List<Long> rows(LedgerFixture ledger) {
        return ledger.jdbc.queryForList("select position from ledger_subtree order by level, position", Long.class);
    }
}
