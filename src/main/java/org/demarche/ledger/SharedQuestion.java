package org.demarche.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A question to the database, asked once for all who want to know at a time: whoever comes while it is on its way waits for its
 * answer, so that however many look take one connection, and one more each time that a database which was cut off has not answered
 * in time. Thread-safe.
 */
final class SharedQuestion<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedQuestion.class);

    private final Callable<T> question;
    private final Duration patience;
    private @Nullable FutureTask<T> asked;
    private long since;

    /** @param patience after which no answer is one */
    SharedQuestion(Callable<T> question, Duration patience) {
        this.question = question;
        this.patience = patience;
    }

    /** Empty where it fails, or is not answered in time. */
    Optional<T> answer() {
        try {
            return Optional.of(onItsWay().get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException failure) {
            LOG.debug("Not answered", failure);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized FutureTask<T> onItsWay() {
        FutureTask<T> before = asked;
        long now = System.nanoTime();
        if (before != null && !before.isDone() && now - since < patience.toNanos()) {
            return before;
        }
        FutureTask<T> another = new FutureTask<>(question);
        asked = another;
        since = now;
        Thread.ofVirtual().name("health").start(another);
        return another;
    }
}
