package org.demarche.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Makes of entries what projections take: their events, with a stamp. Thread-safe. */
final class EntryMessages {
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final FreshEvents fresh;

    EntryMessages(Serializer serializer, EventUpcaster upcasters) {
        this(serializer, upcasters, new FreshEvents());
    }

    /** @param fresh events that need not be read, for one who takes each entry once */
    EntryMessages(Serializer serializer, EventUpcaster upcasters, FreshEvents fresh) {
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.fresh = fresh;
    }

    /**
     * The messages of the entries, in their order.
     *
     * @throws UnknownEvent when there is one that this program does not know
     */
    List<TrackedEventMessage<?>> of(List<Entry> entries) {
        return entries.stream().flatMap(this::messages).toList();
    }

    private Stream<TrackedEventMessage<?>> messages(Entry entry) {
        EventMessage<?> stored = fresh.take(entry.event().identifier());
        Stream<? extends TrackedEventMessage<?>> messages = stored == null
                ? EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(tracked(entry)), serializer, upcasters)
                : Stream.of(tracked(entry, stored));
        return messages.map(message -> stamped(message, entry));
    }

    private static TrackedEventMessage<?> tracked(Entry entry, EventMessage<?> stored) {
        StoredEvent event = entry.event();
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(entry.revision()),
                event.aggregateType(),
                event.aggregate(),
                event.sequence(),
                stored,
                event::instant);
    }

    private static TrackedDomainEventData<?> tracked(Entry entry) {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(entry.revision()), entry.event().toAxon());
    }

    private static TrackedEventMessage<?> stamped(TrackedEventMessage<?> message, Entry entry) {
        UnknownEvent.refuse(message, "Revision " + entry.revision());
        return (TrackedEventMessage<?>) message.andMetaData(Stamps.of(entry));
    }
}
