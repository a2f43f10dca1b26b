package org.demarche.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has those who want to know look what other nodes have done: in a thread of its own, so that nothing they wait for costs the session. Thread-safe. */
final class News {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private final ExecutorService looking = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("cluster-news").daemon().factory());
    private final AtomicBoolean isLookDue = new AtomicBoolean();

    void add(Runnable look) {
        looks.add(look);
    }

    void lookSoon() {
        if (isLookDue.compareAndSet(false, true)) {
            looking.execute(() -> {
                isLookDue.set(false);
                try {
                    looks.forEach(Runnable::run);
                } catch (RuntimeException failure) {
                    LOG.debug("What is new could not be looked at; it will be", failure);
                }
            });
        }
    }

    void end() {
        looking.shutdownNow();
    }
}
