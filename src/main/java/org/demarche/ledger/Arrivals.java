package org.demarche.ledger;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells writers the revision of what they stored: at once for what this node has just sequenced, else from the table. */
class Arrivals {
    private static final int REMEMBERED = 4_096;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final EntryStore entries;
    private final Map<String, Long> recent = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final Map<String, CompletableFuture<Long>> waiting = new ConcurrentHashMap<>();

    Arrivals(EntryStore entries) {
        this.entries = entries;
    }

    void arrived(String event, long revision) {
        recent.put(event, revision);
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
            OptionalLong found = known != null ? OptionalLong.of(known) : entries.revisionOf(event);
            while (found.isEmpty() && System.nanoTime() < deadline) {
                try {
                    long patience = Math.min(LOOK.toNanos(), deadline - System.nanoTime());
                    found = OptionalLong.of(future.get(patience, TimeUnit.NANOSECONDS));
                } catch (TimeoutException late) {
                    found = entries.revisionOf(event);
                }
            }
            return found;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            waiting.remove(event, future);
        }
    }
}
