package org.demarche.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads recorded events out of the event store. */
public final class StoredEvents implements RecordedEvents {
    private final EntryStore entries;
    private final EntryMessages messages;

    /**
     * Reads with a serializer.
     *
     * @param serializer by which events are stored
     * @param upcasters of what was stored in earlier revisions
     */
    public StoredEvents(JdbcTemplate jdbc, Serializer serializer, EventUpcaster upcasters) {
        this.entries = new EntryStore(jdbc);
        this.messages = new EntryMessages(serializer, upcasters);
    }

    @Override
    public SortedMap<Long, RecordedEvent> at(Collection<Long> revisions) {
        if (revisions.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<Long, RecordedEvent> events = new TreeMap<>();
        for (TrackedEventMessage<?> message : messages.of(entries.at(new TreeSet<>(revisions)))) {
            Stamp stamp = Stamps.stamp(message);
            events.put(stamp.revision(), new RecordedEvent(message.getPayload(), stamp));
        }
        for (Long revision : revisions) {
            if (!events.containsKey(revision)) {
                throw new Refusal(
                        Code.LEDGER_DAMAGED,
                        null,
                        "The ledger lacks entry " + revision + ", or the event that it orders.");
            }
        }
        return events;
    }
}
