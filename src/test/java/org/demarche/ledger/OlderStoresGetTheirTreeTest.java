package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store of before there was a tree: entries with their hashes, and nothing above them. */
class OlderStoresGetTheirTreeTest {
    private static final String VERSION_OF_THE_TREE = "110";

    @ParameterizedTest
    @EnumSource
    void atStartForEveryEntryThatTheyHave(Databases database) {
        DataSource store = database.migrated();
        LedgerFixture ledger = new LedgerFixture(store);
        ledger.store("talks/a", 0, 1_000);
        ledger.sequencer.drain();
        takeTheTreeAway(ledger);

        database.migrate(store);
        new TreeAtStart(ledger.entries, ledger.subtrees, ledger.transaction).grow();

        assertThatTheTreeIsThatOf(ledger, 1_000);
        ledger.store("talks/b", 0, 100);
        ledger.sequencer.drain();
        assertThatTheTreeIsThatOf(ledger, 1_100);
    }

    @ParameterizedTest
    @EnumSource
    void inStepsThatGoOnWhereTheLastOneEnded(Databases database) {
        LedgerFixture ledger = manyEntries(database, 140_000);
        ledger.transaction.executeWithoutResult(status -> ledger.subtrees.grow(0, 70_000));
        assertThat(ledger.subtrees.grown()).isEqualTo(69_888);

        new TreeAtStart(ledger.entries, ledger.subtrees, ledger.transaction).grow();

        assertThatTheTreeIsThatOf(ledger, 140_000);
        assertThat(ledger.jdbc.queryForList(
                        "select count(*) from ledger_subtree group by level order by level", Long.class))
                .containsExactly(546L, 2L);
    }

    /** The next batch that fills a tile also makes up for what another node, of an older version, has left out. */
    @ParameterizedTest
    @EnumSource
    void fromTheSequencerTooWhereTheyFellBehind(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 600);
        ledger.sequencer.drain();
        ledger.jdbc.update("delete from ledger_subtree");

        ledger.store("talks/b", 0, 200);
        ledger.sequencer.drain();

        assertThatTheTreeIsThatOf(ledger, 800);
    }

    private static void takeTheTreeAway(LedgerFixture ledger) {
        ledger.jdbc.execute("drop table ledger_subtree");
        ledger.jdbc.execute("drop table ledger_signer");
        assertThat(ledger.jdbc.update(
                        "delete from \"flyway_schema_history\" where \"version\" = ?", VERSION_OF_THE_TREE))
                .isEqualTo(1);
    }

    /** Entries without events: the tree looks at nothing but their hashes. */
    private static LedgerFixture manyEntries(Databases database, int count) {
        LedgerFixture ledger = new LedgerFixture(database);
        List<Object[]> rows = new ArrayList<>();
        for (long revision = 1; revision <= count; revision++) {
            rows.add(new Object[] {
                revision,
                revision,
                Hash.ofLeaf(Long.toString(revision).getBytes(StandardCharsets.US_ASCII))
                        .octets()
            });
        }
        ledger.transaction.executeWithoutResult(status -> {
            ledger.jdbc.batchUpdate(
                    "insert into ledger_entry (revision, global_index, recorded_at, leaf_hash) values (?, ?, 0, ?)",
                    rows);
            ledger.jdbc.update("update ledger_head set revision = ?", count);
        });
        return ledger;
    }

    private static void assertThatTheTreeIsThatOf(LedgerFixture ledger, int size) {
        CompactRange range = new CompactRange();
        ledger.subtrees.leaves(0, size).forEach(range::append);
        assertThat(range.size()).isEqualTo(size);
        assertThat(new Tree(ledger.subtrees, size).head()).isEqualTo(range.head());
        assertThat(ledger.subtrees.grown()).isEqualTo(size - size % 256L);
    }
}
