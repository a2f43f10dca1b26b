package org.demarche.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/** One reader's way along the ledger. Not thread-safe, but for {@link #close} and the wake-up. */
class LedgerStream implements BlockingStream<TrackedEventMessage<?>> {
    private static final int FETCH = 500;

    /** Where the entries come from: those after a revision, at most so many. */
    @FunctionalInterface
    interface Entries {
        List<Entry> after(long revision, int limit);
    }

    private final Entries entries;
    private final RevisionGate head;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final ArrayDeque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private long last;
    private volatile @Nullable Runnable wakeUp;

    LedgerStream(Entries entries, RevisionGate head, Serializer serializer, EventUpcaster upcasters, long after) {
        this.entries = entries;
        this.head = head;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.last = after;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fetch();
        return Optional.ofNullable(fetched.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        fetch();
        if (fetched.isEmpty() && timeout > 0) {
            head.await(last + 1, Duration.of(timeout, unit.toChronoUnit()));
            fetch();
        }
        return !fetched.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            Thread.onSpinWait();
        }
        return fetched.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        wakeUp = callback;
        head.onAdvance(callback);
        return true;
    }

    @Override
    public void close() {
        Runnable registered = wakeUp;
        if (registered != null) {
            head.forget(registered);
        }
    }

    private void fetch() {
        long there = head.reached() - last;
        if (!fetched.isEmpty() || there <= 0) {
            return;
        }
        List<Entry> batch = entries.after(last, (int) Math.min(FETCH, there));
        Map<Long, Entry> byRevision = new HashMap<>();
        batch.forEach(entry -> byRevision.put(entry.revision(), entry));
        EventUtils.upcastAndDeserializeTrackedEvents(batch.stream().map(LedgerStream::tracked), serializer, upcasters)
                .forEach(message -> fetched.add(stamped(message, byRevision)));
        if (!batch.isEmpty()) {
            last = batch.getLast().revision();
        }
    }

    private static TrackedDomainEventData<?> tracked(Entry entry) {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(entry.revision()), entry.event().toAxon());
    }

    private static TrackedEventMessage<?> stamped(TrackedEventMessage<?> message, Map<Long, Entry> byRevision) {
        Entry entry = byRevision.get(message.trackingToken().position().orElseThrow());
        if (entry == null) {
            throw new IllegalStateException("An upcaster moved " + message.getIdentifier() + " in the ledger");
        }
        return (TrackedEventMessage<?>) message.andMetaData(Stamps.of(entry));
    }
}
