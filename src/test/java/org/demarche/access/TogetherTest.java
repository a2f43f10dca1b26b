package org.demarche.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Queries that can be held up, and those who ask meanwhile. */
class TogetherTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Map<String, Integer> stored = new ConcurrentHashMap<>(Map.of("a", 1, "b", 2));
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger queries = new AtomicInteger();
    private final Set<Set<String>> asked = ConcurrentHashMap.newKeySet();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ExecutorService many = Executors.newThreadPerTaskExecutor(task -> {
        Thread thread = new Thread(task);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void letGo() {
        held.countDown();
        many.close();
    }

    @Test
    void asksOnceForAllWhoComeMeanwhile() throws Exception {
        Together<String, Integer> together = new Together<>(this::query, 1, LONG);
        Future<Optional<Integer>> first = many.submit(() -> together.find("a"));
        await().until(() -> queries.get() == 1);
        List<Future<Optional<Integer>>> others = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            String key = n % 2 == 0 ? "b" : "none";
            others.add(many.submit(() -> together.find(key)));
        }
        await().until(() -> threads.size() == 101
                && threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        stored.put("b", 3);
        held.countDown();
        assertThat(first.get()).contains(1);
        for (int n = 0; n < 100; n++) {
            assertThat(others.get(n).get())
                    .as("as written after it was asked for, before it was looked up")
                    .isEqualTo(n % 2 == 0 ? Optional.of(3) : Optional.empty());
        }
        assertThat(queries).hasValue(2);
        assertThat(asked).containsExactlyInAnyOrder(Set.of("a"), Set.of("b", "none"));
    }

    @Test
    void tellsThoseOfAQueryThatItFailedAndAsksAnew() {
        AtomicInteger tries = new AtomicInteger();
        Together<String, Integer> together = new Together<>(
                keys -> {
                    if (tries.getAndIncrement() == 0) {
                        throw new DataAccessResourceFailureException("away");
                    }
                    return Map.of("a", 1);
                },
                1,
                LONG);
        assertThatThrownBy(() -> together.find("a"))
                .isInstanceOf(DataAccessException.class)
                .hasMessage("away");
        assertThat(together.find("a")).contains(1);
    }

    @Test
    void waitsForNoQueryLongerThanAnybodyShould() {
        Together<String, Integer> together = new Together<>(this::query, 1, Duration.ofMillis(1));
        assertThatThrownBy(() -> together.find("a")).isInstanceOf(CannotGetJdbcConnectionException.class);
        assertThatThrownBy(() -> together.find("b")).isInstanceOf(CannotGetJdbcConnectionException.class);
        held.countDown();
        await().untilAsserted(() -> assertThat(asked).anyMatch(keys -> keys.contains("b")));
    }

    private Map<String, Integer> query(Set<String> keys) {
        queries.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        asked.add(Set.copyOf(keys));
        return keys.stream().filter(stored::containsKey).collect(Collectors.toMap(key -> key, stored::get));
    }
}
