package org.demarche.ledger;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The events that this node has stored last, as they were before they were written, so that its projections need not read them
 * back. Of limited number, and forgotten sooner where memory is wanted. Thread-safe.
 */
class FreshEvents {
    /** Some batches: projections follow closely, and what they miss is read. */
    private static final int MOST = 4_096;

    private final Map<String, SoftReference<EventMessage<?>>> events = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<EventMessage<?>>> eldest) {
            return size() > MOST;
        }
    };

    /** Events that are being stored; whether they will be, does not matter: only what is in the ledger is asked for. */
    synchronized void add(List<? extends EventMessage<?>> stored) {
        stored.forEach(event -> events.put(event.getIdentifier(), new SoftReference<>(event)));
    }

    /** The event, which is not asked for again; null where it is not remembered. */
    synchronized @Nullable EventMessage<?> take(String identifier) {
        SoftReference<EventMessage<?>> event = events.remove(identifier);
        return event == null ? null : event.get();
    }
}
