package org.demarche.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
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
    private final EntryMessages messages;
    private final ArrayDeque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private long last;
    private volatile @Nullable Runnable wakeUp;

    LedgerStream(Entries entries, RevisionGate head, EntryMessages messages, long after) {
        this.entries = entries;
        this.head = head;
        this.messages = messages;
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
        fetched.addAll(messages.of(batch));
        if (!batch.isEmpty()) {
            last = batch.getLast().revision();
        }
    }
}
