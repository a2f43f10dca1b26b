package org.demarche.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.FixedValueRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.demarche.Databases;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An event store with its ledger on a database of its own, filled by hand. */
final class LedgerFixture {
    private static final EventUpcasterChain NO_UPCASTERS = new EventUpcasterChain();

    /** An event of nobody's. */
    record Said(String words) {}

    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final EntryStore entries;
    final SubtreeStore subtrees;
    final RevisionGate head = new RevisionGate();
    final RecentEntries recent = new RecentEntries();
    final FreshEvents fresh = new FreshEvents();
    final Arrivals arrivals;
    final Sequencer sequencer;
    final LedgeredEventStorage storage;
    final Obstacle obstacle = new Obstacle();
    final LedgerSource source;
    private final Serializer serializer;

    LedgerFixture(Databases database) {
        this(database.migrated(), database == Databases.H2 ? Sequencer.BATCH : 1);
    }

    LedgerFixture(DataSource database) {
        this(database, 1);
    }

    /** @param marked of how many events a mark is at most */
    LedgerFixture(DataSource database, int marked) {
        var transactions = new JdbcTransactionManager(database);
        jdbc = new JdbcTemplate(database);
        transaction = new TransactionTemplate(transactions);
        entries = new EntryStore(jdbc, () -> {}, marked);
        subtrees = new SubtreeStore(jdbc);
        arrivals = new Arrivals(entries);
        sequencer = anotherSequencer();
        serializer = Jackson3Serializer.builder()
                .revisionResolver(new FixedValueRevisionResolver("1"))
                .build();
        storage = new LedgeredEventStorage(
                JdbcEventStorageEngine.builder()
                        .snapshotSerializer(serializer)
                        .eventSerializer(serializer)
                        .persistenceExceptionResolver(new LedgerConfiguration().persistenceExceptionResolver())
                        .connectionProvider(new SpringDataSourceConnectionProvider(database))
                        .transactionManager(new SpringTransactionManager(transactions))
                        .dataType(byte[].class)
                        .schema(new LedgerConfiguration().eventSchema()),
                entries,
                fresh,
                stored -> {
                    arrivals.expect(stored);
                    sequencer.wake();
                });
        source = sourceUpTo(head);
    }

    LedgerSource sourceUpTo(RevisionGate gate) {
        return new LedgerSource(entries, recent, gate, new EntryMessages(serializer, NO_UPCASTERS, fresh), obstacle);
    }

    /** Of the events as the database has them. */
    LedgerSource sourceWithoutMemory() {
        return new LedgerSource(
                entries, new RecentEntries(), head, new EntryMessages(serializer, NO_UPCASTERS), obstacle);
    }

    RecordedEvents storedEvents() {
        return new StoredEvents(jdbc, serializer, NO_UPCASTERS);
    }

    Sequencer anotherSequencer() {
        return new Sequencer(entries, transaction, arrivals, head, recent, fresh, Journal.NONE);
    }

    /** Stores {@code count} events of the aggregate from its {@code first} sequence number on, in one transaction. */
    List<String> store(String aggregate, int first, int count) {
        List<DomainEventMessage<?>> events = IntStream.range(first, first + count)
                .<DomainEventMessage<?>>mapToObj(n -> event(aggregate, n, Instant.parse("2023-08-15T10:00:00.250Z")))
                .toList();
        transaction.executeWithoutResult(status -> storage.appendEvents(events));
        return events.stream().map(DomainEventMessage::getIdentifier).toList();
    }

    void store(DomainEventMessage<?> event) {
        transaction.executeWithoutResult(status -> storage.appendEvents(List.of(event)));
    }

    static DomainEventMessage<Said> event(String aggregate, long sequence, Instant at) {
        var plain = new GenericDomainEventMessage<>("Talk", aggregate, sequence, new Said(aggregate + " " + sequence));
        return new GenericDomainEventMessage<>(
                "Talk",
                aggregate,
                sequence,
                plain.getPayload(),
                MetaData.from(Map.of("who", "tester", "reason", "because")),
                plain.getIdentifier(),
                at);
    }

    List<Entry> ledger() {
        return entries.entriesAfter(0, Integer.MAX_VALUE);
    }
}
