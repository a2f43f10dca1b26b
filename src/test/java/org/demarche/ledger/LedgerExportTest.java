package org.demarche.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.demarche.AtOnce;
import org.demarche.Databases;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerExportTest {
    @ParameterizedTest
    @EnumSource
    void isTheLeavesThatTheTreeIsMadeOf(Databases database) throws IOException {
        LedgerFixture ledger = recorded(new LedgerFixture(database), 450);
        List<Hash> kept = ledger.subtrees.leaves(0, 450);

        List<Hash> hashes = text(ledger, 1, 450)
                .lines()
                .map(leaf -> Hash.ofLeaf(leaf.getBytes(UTF_8)))
                .toList();
        assertThat(hashes).isEqualTo(kept);
        CompactRange range = new CompactRange();
        hashes.forEach(range::append);
        assertThat(range.head()).isEqualTo(new Tree(ledger.subtrees, 450).head());
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAtAnyRevisionWithTheSameOctets(Databases database) throws IOException {
        LedgerFixture ledger = recorded(new LedgerFixture(database), 405);
        String whole = text(ledger, 1, 405);

        assertThat(whole).endsWith("\n");
        // about the ends and the pages that are read, and some between
        for (int revision : IntStream.rangeClosed(1, 406)
                .filter(n -> n <= 2 || (n + 1) % 100 < 3 || n % 37 == 0 || n >= 405)
                .toArray()) {
            assertThat(text(ledger, 1, revision - 1) + text(ledger, revision, 405))
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoConnectionWhileItsReaderIsSlow(Databases database) throws IOException {
        try (HikariDataSource one = new HikariDataSource()) {
            one.setDataSource(database.migrated());
            one.setMaximumPoolSize(1);
            one.setConnectionTimeout(1_000);
            LedgerFixture ledger = recorded(new LedgerFixture(one), 250);
            OutputStream slow = new FilterOutputStream(new ByteArrayOutputStream()) {
                @Override
                public void write(byte[] octets) {
                    assertThat(ledger.entries.head().revision()).isEqualTo(250);
                }
            };
            new LedgerExport(ledger.entries, ledger.subtrees).write(1, 250, slow);
            assertThat(one.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesFewConnectionsHoweverManyThereAre(Databases database) throws Exception {
        AtOnce atOnce = new AtOnce();
        LedgerFixture ledger = recorded(new LedgerFixture(atOnce.of(database.migrated())), 250);
        LedgerExport export = new LedgerExport(ledger.entries, ledger.subtrees);
        assertThat(atOnce.most(2, () -> export.write(1, 250, OutputStream.nullOutputStream())))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void stopsBeforeAnEntryThatIsMissing(Databases database) {
        LedgerFixture ledger = recorded(new LedgerFixture(database), 300);
        ledger.jdbc.update("delete from domain_event where sequence_number = 250");

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        assertThatIllegalStateException()
                .isThrownBy(() -> new LedgerExport(ledger.entries, ledger.subtrees).write(1, 300, written));
        assertThat(written.toString(UTF_8).lines()).hasSize(200);
    }

    private static LedgerFixture recorded(LedgerFixture ledger, int events) {
        ledger.store("talks/a", 0, events);
        ledger.sequencer.drain();
        return ledger;
    }

    private static String text(LedgerFixture ledger, long from, long to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LedgerExport(ledger.entries, ledger.subtrees).write(from, to, out);
        return out.toString(UTF_8);
    }
}
