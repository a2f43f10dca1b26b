package org.demarche.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Several threads that do the same. */
final class Together {
    interface Step {
        void run() throws Exception;
    }

    interface Task {
        /** What one thread is to do over and over. */
        Step prepare(int thread) throws Exception;
    }

    private Together() {}

    /** Runs {@code count} steps on so many threads and returns steps per second. */
    static double rate(int threads, int count, Task task) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> work = IntStream.range(0, threads)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        Step step = task.prepare(thread);
                        for (int i = 0; i < count / threads; i++) {
                            step.run();
                        }
                        return null;
                    })
                    .toList();
            long start = System.nanoTime();
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
            return count * 1e9 / (System.nanoTime() - start);
        }
    }
}
