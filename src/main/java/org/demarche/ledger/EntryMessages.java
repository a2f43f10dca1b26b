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
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Makes of entries what projections take: their events, with a stamp. Thread-safe. */
final class EntryMessages {
    private static final EventUpcaster UPCASTERS = new EventUpcasterChain(List.of());

    private final Serializer serializer;
    private final FreshEvents fresh;

    EntryMessages(Serializer serializer) {
        this(serializer, new FreshEvents());
    }

    /** @param fresh events that need not be read, for one who takes each entry once */
    EntryMessages(Serializer serializer, FreshEvents fresh) {
        this.serializer = serializer;
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
                ? EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(tracked(entry)), serializer, UPCASTERS)
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
        if (message.getPayloadType() == UnknownSerializedType.class) {
            throw new UnknownEvent(entry);
        }
        return (TrackedEventMessage<?>) message.andMetaData(Stamps.of(entry));
    }
}
