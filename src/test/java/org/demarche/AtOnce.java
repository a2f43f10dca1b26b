package org.demarche;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** How many do something at once, of all who want to: each who has begun waits until nobody else comes. */
public final class AtOnce {
    private static final int CALLERS = 6;

    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean isOn;

    /** What a caller wants. */
    @FunctionalInterface
    public interface Call {
        void run() throws Exception;
    }

    /** The same database, of which a connection is what they take. */
    public DataSource of(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                enter();
                return super.getConnection();
            }
        };
    }

    /** Is called by whoever has begun. */
    public void enter() {
        if (isOn) {
            inside.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Has six threads call at once, and tells how many have begun when all of them wait, which are so many at least; then lets all
     * come to their end.
     */
    public int most(int atLeast, Call call) throws ExecutionException, InterruptedException {
        isOn = true;
        List<FutureTask<Boolean>> calls = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                call.run();
                return true;
            });
            calls.add(task);
            callers.add(Thread.ofPlatform().start(task));
        }
        while (inside.get() < atLeast || !callers.stream().allMatch(AtOnce::waits)) {
            Thread.onSpinWait();
        }
        int most = inside.get();
        isOn = false;
        end.countDown();
        for (FutureTask<Boolean> task : calls) {
            task.get();
        }
        return most;
    }

    private static boolean waits(Thread caller) {
        return switch (caller.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        };
    }
}
