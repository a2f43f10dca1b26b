package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventUtils;
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

    EntryMessages(Serializer serializer) {
        this.serializer = serializer;
    }

    /**
     * The messages of the entries, in their order.
     *
     * @throws UnknownEvent when there is one that this program does not know
     */
    List<TrackedEventMessage<?>> of(List<Entry> entries) {
        Map<Long, Entry> byRevision = new HashMap<>();
        entries.forEach(entry -> byRevision.put(entry.revision(), entry));
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        entries.stream().map(EntryMessages::tracked), serializer, UPCASTERS)
                .<TrackedEventMessage<?>>map(message -> stamped(message, byRevision))
                .toList();
    }

    private static TrackedDomainEventData<?> tracked(Entry entry) {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(entry.revision()), entry.event().toAxon());
    }

    private static TrackedEventMessage<?> stamped(TrackedEventMessage<?> message, Map<Long, Entry> byRevision) {
        long revision = message.trackingToken().position().orElseThrow();
        Entry entry = requireNonNull(
                byRevision.get(revision), "An upcaster moved " + message.getIdentifier() + " in the ledger");
        if (message.getPayloadType() == UnknownSerializedType.class) {
            throw new UnknownEvent(entry);
        }
        return (TrackedEventMessage<?>) message.andMetaData(Stamps.of(entry));
    }
}
