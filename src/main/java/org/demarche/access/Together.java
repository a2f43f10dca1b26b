package org.demarche.access;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Looks up with one query what many ask for while others are under way. Each is answered by a query that has begun after
 * it asked: what was written before is seen by all. However many ask, nobody waits for more than two queries. Thread-safe.
 */
final class Together<K, V> {
    private final Function<Set<K>, Map<K, V>> query;
    private final Duration patience;
    private final Semaphore turns;
    private @Nullable Group next;

    /** Who asks for what with the same query. */
    private final class Group {
        final Set<K> keys = new HashSet<>();
        final CompletableFuture<Map<K, V>> answer = new CompletableFuture<>();
    }

    /**
     * Asks by a query.
     *
     * @param query what there is of some keys
     * @param atOnce so many queries are under way at most; one that is held up does not hold up all
     * @param patience after which nobody waits any more; the store counts as away then
     */
    Together(Function<Set<K>, Map<K, V>> query, int atOnce, Duration patience) {
        this.query = query;
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Throws what the query threw. */
    Optional<V> find(K key) {
        try {
            return Optional.ofNullable(
                    join(key).get(patience.toNanos(), TimeUnit.NANOSECONDS).get(key));
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof DataAccessException told
                    ? told
                    : new IllegalStateException(failure.getCause());
        } catch (TimeoutException late) {
            throw new CannotGetJdbcConnectionException("No answer within " + patience);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CannotGetJdbcConnectionException("Interrupted");
        }
    }

    private synchronized CompletableFuture<Map<K, V>> join(K key) {
        Group group = next;
        if (group == null) {
            group = new Group();
            // it waits for this monitor, and if it cannot be started there is no group that nobody asks for
            Thread.ofVirtual().name("tokens").start(this::ask);
            next = group;
        }
        group.keys.add(key);
        return group.answer;
    }

    private void ask() {
        turns.acquireUninterruptibly();
        try {
            Group group = close();
            try {
                group.answer.complete(query.apply(group.keys));
            } catch (RuntimeException | Error failure) {
                group.answer.completeExceptionally(failure);
            }
        } finally {
            turns.release();
        }
    }

    private synchronized Group close() {
        Group group = requireNonNull(next);
        next = null;
        return group;
    }
}
