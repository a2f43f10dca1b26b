package org.demarche.ledger;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Tells writers the revision of what they stored: at once for what this node has just sequenced, else from the table. */
class Arrivals {
    private static final int REMEMBERED = 4_096;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final EntryStore entries;
    private final Map<String, Long> recent = remembered();
    private final Map<String, Boolean> expected = remembered();
    private final Map<String, CompletableFuture<Long>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());

    Arrivals(EntryStore entries) {
        this.entries = entries;
    }

    /** Tells that this node has just stored these events: it is of no use to look in the table for their revisions yet. */
    void expect(List<String> events) {
        events.forEach(event -> expected.put(event, true));
    }

    void arrived(String event, long revision) {
        recent.put(event, revision);
        expected.remove(event);
        CompletableFuture<Long> future = waiting.remove(event);
        if (future != null) {
            future.complete(revision);
        }
    }

    /** The revision of the stored event; empty when it has none after {@code atMost}. */
    OptionalLong await(String event, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        CompletableFuture<Long> future = waiting.computeIfAbsent(event, e -> new CompletableFuture<>());
        try {
            Long known = recent.get(event);
            OptionalLong found = known != null ? OptionalLong.of(known) : look(event);
            while (found.isEmpty() && System.nanoTime() < deadline) {
                try {
                    long patience = Math.min(LOOK.toNanos(), deadline - System.nanoTime());
                    found = OptionalLong.of(future.get(patience, TimeUnit.NANOSECONDS));
                } catch (TimeoutException late) {
                    waiting.putIfAbsent(event, future); // another who waits for the same may have gone
                    lookAtTimes();
                    found = future.isDone() ? OptionalLong.of(future.get()) : OptionalLong.empty();
                }
            }
            return found;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            waiting.remove(event, future);
        }
    }

    /** One of those who wait, for all of them. */
    private void lookAtTimes() {
        long now = System.nanoTime();
        long last = lookedAt.get();
        if (now - last >= LOOK.toNanos() && lookedAt.compareAndSet(last, now)) {
            look();
        }
    }

    /** Looks in the table for what is waited for, of which another node may have given some a revision. */
    void look() {
        List<String> awaited = List.copyOf(waiting.keySet());
        if (!awaited.isEmpty()) {
            entries.revisionsOf(awaited).forEach(this::arrived);
        }
    }

    private OptionalLong look(String event) {
        return expected.remove(event) == null ? entries.revisionOf(event) : OptionalLong.empty();
    }

    private static <V> Map<String, V> remembered() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        });
    }
}
