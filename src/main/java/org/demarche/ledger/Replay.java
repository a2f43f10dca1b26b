package org.demarche.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Takes entries of an export to projections, in a program that has no ledger of its own. For one thread. */
public final class Replay {
    /** In place of an event that is of no concern. */
    private record Passed() {}

    private final EntryStore kept;
    private final EntryMessages messages;
    private final TransactionOperations transaction;
    private final List<EventMessageHandler> projections;

    /**
     * @param database of the projections, which keeps the events for them ({@link StoredEvents})
     * @param serializer by which events are stored
     * @param upcasters of what was stored in earlier revisions
     * @param projections objects with event handlers
     */
    public Replay(
            JdbcTemplate database,
            Serializer serializer,
            EventUpcaster upcasters,
            TransactionOperations transaction,
            Collection<?> projections) {
        this.kept = new EntryStore(database);
        this.messages = new EntryMessages(serializer, upcasters);
        this.transaction = transaction;
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Replay.class), new Stamps());
        this.projections = projections.stream()
                .<EventMessageHandler>map(projection -> new AnnotationEventHandlerAdapter(projection, parameters))
                .toList();
    }

    /** Takes the next entries, in the order of the ledger, which may have others in between. */
    public void take(List<ExportedEntry> exported) {
        List<? extends EventMessage<?>> events =
                messages.of(exported.stream().map(ExportedEntry::entry).toList());
        transaction.executeWithoutResult(status -> {
            kept.keep(exported);
            events.forEach(this::handle);
        });
    }

    /** Tells projections that nothing up to the entry, itself included, is of further concern. */
    public void pass(ExportedEntry entry) {
        Map<String, Object> stamp = new HashMap<>(Stamps.of(entry.entry()));
        stamp.put(Stamps.WHO, "");
        transaction.executeWithoutResult(status -> handle(new GenericEventMessage<>(new Passed(), stamp)));
    }

    private void handle(EventMessage<?> event) {
        for (EventMessageHandler projection : projections) {
            try {
                projection.handle(event);
            } catch (Exception e) {
                throw new IllegalStateException("Event " + event.getIdentifier() + " cannot be replayed", e);
            }
        }
    }
}
