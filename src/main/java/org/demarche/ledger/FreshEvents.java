package org.demarche.ledger;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The events that this node has stored last, as they were before they were written and as they were written, so that neither
 * its sequencer nor its projections need read them back. Of limited number, and forgotten sooner where memory is wanted.
 * Thread-safe.
 */
class FreshEvents {
    /** Some batches: who follows does so closely, and what they miss is read. */
    private static final int MOST = 4_096;

    /** @param stored its row, but for the place in the event store, which is 0 */
    record Fresh(EventMessage<?> message, StoredEvent stored) {}

    private final Map<String, SoftReference<Fresh>> events = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Fresh>> eldest) {
            return size() > MOST;
        }
    };

    /** Events that are being stored; whether they will be, does not matter: only what was committed is asked for. */
    synchronized void add(List<Fresh> written) {
        written.forEach(event -> events.put(event.stored().identifier(), new SoftReference<>(event)));
    }

    /** What was written of the event, without its place; empty where it is not remembered. */
    synchronized Optional<StoredEvent> stored(String identifier) {
        return Optional.ofNullable(events.get(identifier))
                .map(SoftReference::get)
                .map(Fresh::stored);
    }

    /** The event, which is not asked for again; null where it is not remembered. */
    synchronized @Nullable EventMessage<?> take(String identifier) {
        SoftReference<Fresh> event = events.remove(identifier);
        Fresh fresh = event == null ? null : event.get();
        return fresh == null ? null : fresh.message();
    }
}
