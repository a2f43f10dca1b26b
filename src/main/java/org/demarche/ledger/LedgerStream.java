package org.demarche.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
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
    private final Obstacle obstacle;
    private final ArrayDeque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private long last;
    private long given;
    private @Nullable RuntimeException unreadable;
    private volatile @Nullable Runnable wakeUp;

    LedgerStream(Entries entries, RevisionGate head, EntryMessages messages, Obstacle obstacle, long after) {
        this.entries = entries;
        this.head = head;
        this.messages = messages;
        this.obstacle = obstacle;
        this.last = after;
    }

    /** What a batch that was begun may be gone on with: nothing where its last entry is to be taken by itself. */
    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (obstacle.mayStandAt(given)) {
            return Optional.empty();
        }
        fetch();
        return Optional.ofNullable(fetched.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        fetch();
        if (fetched.isEmpty() && unreadable == null && timeout > 0) {
            head.await(last + 1, Duration.of(timeout, unit.toChronoUnit()));
            fetch();
        }
        return isMoreThere();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            Thread.onSpinWait();
        }
        TrackedEventMessage<?> next = fetched.remove();
        given = next.trackingToken().position().orElseThrow();
        return next;
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
        if (!fetched.isEmpty() || unreadable != null || there <= 0) {
            return;
        }
        for (Entry entry : entries.after(last, (int) Math.min(FETCH, there))) {
            try {
                fetched.addAll(messages.of(List.of(entry)));
            } catch (UnknownEvent | SerializationException failure) {
                obstacle.found(
                        new Obstacle.Found(entry.revision(), entry.event().payloadType(), "this program"));
                unreadable = failure;
                return;
            }
            last = entry.revision();
        }
    }

    /** What comes before what cannot be read is taken first. */
    private boolean isMoreThere() {
        if (fetched.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return !fetched.isEmpty();
    }
}
