package org.demarche.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's event storage that also hands every event to the ledger: those of a transaction are marked as pending in it, so that no
 * committed event can be missed however late its commit, and the sequencer is woken by the commit.
 */
class LedgeredEventStorage extends JdbcEventStorageEngine {
    private final EntryStore entries;
    private final FreshEvents fresh;
    private final Consumer<List<String>> stored;

    /** @param stored is told the identifiers of events that have just been committed */
    LedgeredEventStorage(Builder builder, EntryStore entries, FreshEvents fresh, Consumer<List<String>> stored) {
        super(builder);
        this.fresh = fresh;
        this.entries = entries;
        this.stored = stored;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<FreshEvents.Fresh> written = written(events, serializer);
        if (events.size() < RowCopy.MANY || written.size() < events.size()) {
            super.appendEvents(events, serializer);
        } else {
            store(written);
        }
        fresh.add(written);
        List<String> identifiers =
                events.stream().<String>map(EventMessage::getIdentifier).toList();
        entries.marks().add(identifiers);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                stored.accept(identifiers);
            }
        });
    }

    private static List<FreshEvents.Fresh> written(List<? extends EventMessage<?>> events, Serializer serializer) {
        return events.stream()
                .filter(DomainEventMessage.class::isInstance)
                .map(event -> new FreshEvents.Fresh(event, StoredEvent.of((DomainEventMessage<?>) event, serializer)))
                .toList();
    }

    /** What Axon's storage does, for many at once. */
    private void store(List<FreshEvents.Fresh> written) {
        try {
            entries.events().add(written.stream().map(FreshEvents.Fresh::stored).toList());
        } catch (DataAccessException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                handlePersistenceException(cause, written.getFirst().message());
            }
            throw failure;
        }
    }

    /** Refuses an event that this program does not know, which Axon would pass over: nothing is decided without it. */
    @Override
    public DomainEventStream readEvents(String aggregate, long first) {
        DomainEventStream events = super.readEvents(aggregate, first);
        return DomainEventStream.of(events.asStream().map(LedgeredEventStorage::known), events::getLastSequenceNumber);
    }

    private static DomainEventMessage<?> known(DomainEventMessage<?> event) {
        UnknownEvent.refuse(event, "Event " + event.getSequenceNumber() + " of " + event.getAggregateIdentifier());
        return event;
    }

    /** None: aggregates are short, and there is no table to look in. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }
}
