package org.demarche.ledger;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.demarche.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stored, marked and given its revisions by hundreds. */
class ManyEventsAtOnceTest {
    private static final Instant NOON = Instant.parse("2023-08-15T12:00:00.250Z");

    @ParameterizedTest
    @EnumSource
    void areInTheLedgerAsTheyAreInTheStore(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        store(ledger, "of Aïr \"\\ 😀 ", 1_200);
        assertThat(ledger.jdbc.queryForList("select event_identifier from ledger_pending", String.class))
                .as("a mark for as many as the sequencer takes, or for each where earlier versions read it")
                .hasSize(database == Databases.H2 ? 3 : 1_200);
        ledger.sequencer.drain();

        List<Entry> entries = ledger.ledger();
        assertThat(entries).hasSize(1_200);
        assertThat(entries)
                .extracting(entry -> entry.event().aggregate())
                .containsExactlyElementsOf(IntStream.range(0, 1_200)
                        .mapToObj(n -> "of Aïr \"\\ 😀 " + n)
                        .toList());
        assertHashed(ledger, entries);
        assertThat(ledger.storage.readEvents("of Aïr \"\\ 😀 7").asStream().toList())
                .extracting(DomainEventMessage::getTimestamp)
                .containsExactly(NOON);
        assertThat(ledger.entries.marks().batch(event -> Optional.empty()).events())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void areNotThereAtAllWhereOneOfThemIsAlready(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        store(ledger, "talks/", 1);

        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> store(ledger, "talks/", 500));
        ledger.sequencer.drain();

        assertThat(ledger.ledger()).hasSize(1);
    }

    /** Another node has the one, this one remembers the other. */
    @ParameterizedTest
    @EnumSource
    void areTakenInTheirOrderWhoeverHasStoredThem(Databases database) {
        DataSource shared = database.migrated();
        int marked = database == Databases.H2 ? Sequencer.BATCH : 1;
        LedgerFixture ledger = new LedgerFixture(shared, marked);
        store(ledger, "ours/", 60);
        LedgerFixture other = new LedgerFixture(shared, marked);
        store(other, "theirs/", 60);
        store(ledger, "ours again/", 460);
        assertThat(ledger.entries.marks().batch(ledger.fresh::stored).events())
                .as("whole marks, no more than a batch")
                .hasSize(database == Databases.H2 ? 120 : Sequencer.BATCH);
        ledger.sequencer.drain();

        List<Entry> entries = ledger.ledger();
        assertThat(entries).hasSize(580);
        assertThat(entries.subList(59, 61))
                .extracting(entry -> entry.event().aggregate())
                .containsExactly("ours/59", "theirs/0");
        assertHashed(ledger, entries);
    }

    @ParameterizedTest
    @EnumSource
    void ofAMarkThoseThatWerePutBackArePendingNoMore(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        store(ledger, "talks/", 10);
        List<StoredEvent> pending = ledger.entries.marks().batch(ledger.fresh::stored).events().stream()
                .map(PendingMarks.Pending::event)
                .toList();
        ledger.transaction.executeWithoutResult(status -> {
            ledger.entries.lockHead();
            ledger.entries.restore(IntStream.range(0, 4)
                    .mapToObj(n -> new Leaf(n + 1, NOON.getEpochSecond(), pending.get(n)))
                    .toList());
        });
        assertThat(ledger.entries.marks().batch(ledger.fresh::stored).events())
                .extracting(mark -> mark.event().identifier())
                .containsExactlyElementsOf(pending.subList(4, 10).stream()
                        .map(StoredEvent::identifier)
                        .toList());
        ledger.sequencer.drain();
        assertThat(ledger.ledger()).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void areFoundByWhenTheyWereRecorded(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int n = 0; n < 5_000; n++) {
            events.add(LedgerFixture.event("talks/" + n, 0, NOON.plusSeconds((n / 7) * 3L)));
        }
        ledger.transaction.executeWithoutResult(status -> ledger.storage.appendEvents(events));
        ledger.sequencer.drain();

        long noon = NOON.getEpochSecond();
        ledger.transaction.executeWithoutResult(status -> {
            for (long second :
                    new long[] {0, 1, 2, 3, 5, 6, 189, 190, 192, 444, 1_068, 1_071, 2_138, 2_139, 2_142, 9_999}) {
                assertThat(ledger.entries.revisionAt(noon + second)).isEqualTo(Math.min(5_000, (second / 3 + 1) * 7));
            }
            assertThat(ledger.entries.revisionAt(noon - 1)).isZero();
            ledger.jdbc.update("delete from ledger_entry where revision = 4977"); // which is looked at first
            assertThat(ledger.entries.revisionAt(noon + 9_999)).isEqualTo(5_000);
            assertThat(ledger.entries.revisionAt(noon + 3)).isEqualTo(14);
        });
    }

    /** What the sequencer has hashed, of what it remembered or had read, is what is stored. */
    private static void assertHashed(LedgerFixture ledger, List<Entry> entries) {
        assertThat(ledger.entries.hashes(1, entries.size()))
                .isEqualTo(entries.stream()
                        .collect(toMap(Entry::revision, entry -> entry.leaf().hash())));
    }

    private static void store(LedgerFixture ledger, String aggregates, int count) {
        List<DomainEventMessage<?>> events = IntStream.range(0, count)
                .<DomainEventMessage<?>>mapToObj(n -> LedgerFixture.event(aggregates + n, 0, NOON))
                .toList();
        ledger.transaction.executeWithoutResult(status -> ledger.storage.appendEvents(events));
    }
}
