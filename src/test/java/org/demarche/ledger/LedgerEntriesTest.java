package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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
        assertThatIllegalStateException()
                .isThrownBy(() -> entries(ledger).find(new Sought(null, "tester", null), 1, 3, 3));
    }

    @ParameterizedTest
    @EnumSource
    void areFoundByTypeWriterAndAggregate(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 120);
        ledger.store("talks/b", 0, 120);
        ledger.store("talks/a", 120, 120);
        ledger.sequencer.drain();
        ledger.jdbc.update("update domain_event set payload_type = 'hushed' where sequence_number % 10 = 3");
        ledger.jdbc.update(
                "update domain_event set meta_data = ? where sequence_number = 13",
                "{\"who\":\"o'neill\"}".getBytes(StandardCharsets.UTF_8));

        FoundEntries hushed = entries(ledger).find(new Sought("hushed", null, null), 5, 360, 100);
        assertThat(hushed.entries()).hasSize(35).extracting(LedgerEntry::type).containsOnly("hushed");
        assertThat(hushed.next()).isEqualTo(361);
        assertThat(revisions(entries(ledger).find(new Sought(null, "o'neill", null), 1, 360, 100)))
                .containsExactly(14L, 134L);
        assertThat(revisions(entries(ledger).find(new Sought("hushed", "o'neill", "talks/b"), 1, 360, 100)))
                .containsExactly(134L);
        assertThat(revisions(entries(ledger).find(new Sought(null, null, "talks/b"), 121, 360, 2)))
                .containsExactly(121L, 122L);
        assertThat(revisions(entries(ledger).find(new Sought(null, null, "talks/a"), 119, 242, 9)))
                .containsExactly(119L, 120L, 241L, 242L);
        assertThat(entries(ledger).find(new Sought(null, "nobody", null), 1, 360, 9))
                .isEqualTo(new FoundEntries(List.of(), 361));
        assertThat(entries(ledger).find(new Sought(null, null, "talks/c"), 361, 360, 9))
                .isEqualTo(new FoundEntries(List.of(), 361));
    }

    @ParameterizedTest
    @EnumSource
    void areFoundPageByPageWithNoneLeftOut(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        for (int n = 0; n < 50; n++) {
            ledger.store("talks/" + n % 3, n / 3, 1);
        }
        ledger.sequencer.drain();
        for (Sought sought : List.of(
                new Sought(null, null, null),
                new Sought(null, "tester", null),
                new Sought(null, null, "talks/1"),
                new Sought("nothing", null, "talks/1"))) {
            List<Long> paged = new ArrayList<>();
            for (long next = 1; next <= 50; ) {
                FoundEntries page = entries(ledger).find(sought, next, 50, 7);
                assertThat(page.next()).isGreaterThan(next);
                paged.addAll(revisions(page));
                next = page.next();
            }
            assertThat(paged).isEqualTo(revisions(entries(ledger).find(sought, 1, 50, 50)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areLookedAtNoFurtherThanAPageMayCost(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        int many = LedgerEntries.LOOKED_AT + 10;
        for (int done = 0; done < many; done += 1_670) {
            ledger.store("talks/a", done, Math.min(1_670, many - done));
        }
        ledger.sequencer.drain();
        ledger.jdbc.update("update domain_event set payload_type = 'hushed' where sequence_number >= ?", many - 5);

        assertThat(entries(ledger).find(new Sought("hushed", null, null), 1, many, 50))
                .isEqualTo(new FoundEntries(List.of(), LedgerEntries.LOOKED_AT + 1));
        assertThat(revisions(
                        entries(ledger).find(new Sought("hushed", null, null), LedgerEntries.LOOKED_AT + 1, many, 50)))
                .containsExactly(many - 4L, many - 3L, many - 2L, many - 1L, (long) many);
        assertThat(revisions(entries(ledger).find(new Sought("hushed", null, "talks/a"), 1, many, 50)))
                .as("those of an aggregate are found by their index")
                .hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void endAPageOfWhatIsSoughtThatHasGrownTooLong(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 20);
        ledger.jdbc.update(
                "update domain_event set payload = ?",
                ("{\"words\":\"" + "x".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        ledger.sequencer.drain();

        FoundEntries page = entries(ledger).find(new Sought(null, "tester", null), 1, 20, 20);
        assertThat(revisions(page)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(page.next()).isEqualTo(6);
    }

    private static List<Long> revisions(FoundEntries found) {
        return found.entries().stream().map(LedgerEntry::revision).toList();
    }

    private static LedgerEntries entries(LedgerFixture ledger) {
        return new LedgerEntries(ledger.entries, ledger.subtrees);
    }
}
