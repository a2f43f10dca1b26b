package org.demarche.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.demarche.stance.index.CrisisIndex;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * The speed of answers under {@link Load}: fills a database file, sees that product and floor agree, weighs the index, and lets
 * JMH measure both in processes of their own.
 */
final class AnswerBench {
    /** A question, and what may be taken for an answer to it, in microseconds. */
    private record Goal(String question, double median, double most) {}

    /** Octets: of the heap in use, and of the index by its own account. */
    private record Weight(long heap, long account) {}

    private static final List<Goal> GOALS = List.of(
            new Goal("picture", 2_500, 4_000),
            new Goal("stance", 1, 10),
            new Goal("trace", 5, 100),
            new Goal("timeline", 5, 100));

    private AnswerBench() {}

    static void run() throws IOException, RunnerException {
        Path folder = Files.createTempDirectory("demarche-bench");
        Load load = new Load();
        long start = System.nanoTime();
        Store.fill(folder, load);
        int entries = load.recording().entries();
        System.out.printf(
                "recorded: %,d items, %,d entries, %,d batches; %,.0f entries/s through the projection of the evidence%n",
                Items.COUNT, entries, load.recording().batches(), entries * 1e9 / (System.nanoTime() - start));
        weigh(folder, load);
        measure(folder, entries);
    }

    private static void weigh(Path folder, Load load) {
        try (Store store = Store.open(folder)) {
            store.load(load.head());
            Weight with = weightWithIndex(store, load.head());
            System.out.printf(
                    "memory: %.1f octets an item, %.1f by the index's own account%n",
                    (double) (with.heap() - heap()) / Items.COUNT, (double) with.account() / Items.COUNT);
            Product product = new Product(store.load(load.head()));
            Questions questions = Questions.about(load);
            new Agreement(new Floor(load), product).check(questions);
            System.out.printf(
                    "a picture holds %,.0f tracks on average%n",
                    questions.pictures().stream()
                            .mapToInt(asked -> product.picture(asked).size())
                            .average()
                            .orElseThrow());
            int[] traces = questions.stances().stream()
                    .mapToInt(asked -> product.trace(asked).size())
                    .sorted()
                    .toArray();
            System.out.printf(
                    "a trace holds %d items at the median, %d at p95%n",
                    traces[traces.length / 2], traces[traces.length * 95 / 100]);
        }
    }

    /** The index is out of reach when this returns, so that the heap without it has the same caches of the database. */
    private static Weight weightWithIndex(Store store, int head) {
        CrisisIndex index = store.load(head);
        return new Weight(heap(), index.memory());
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static void measure(Path folder, int entries) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(AnswerBenchmark.class.getName())
                        .include(RestartBenchmark.class.getName())
                        .jvmArgsAppend("-D" + AnswerBenchmark.STORE + "=" + folder)
                        .build())
                .run();
        Map<String, Statistics> figures = new TreeMap<>();
        results.forEach(
                result -> figures.put(name(result), result.getPrimaryResult().getStatistics()));
        System.out.printf(
                "%n%-10s %12s %12s %12s %12s %8s %8s %10s%n",
                "us", "p50", "p95", "floor p50", "floor p95", "ratio", "p95", "goal");
        GOALS.forEach(goal -> print(goal, figures));
        printLoad("load after a restart, from the image", figures.get("load"), entries);
        printLoad("load after a restart, from the rows", figures.get("loadRows"), entries);
    }

    private static void printLoad(String name, Statistics figure, int entries) {
        System.out.printf(
                "%s: %.0f ms at the median of %d new processes, %,.0f items/s%n",
                name, figure.getPercentile(50), figure.getN(), entries * 1e3 / figure.getPercentile(50));
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String by = result.getParams().getParam("by");
        return by == null ? method : method + " by " + by;
    }

    private static void print(Goal goal, Map<String, Statistics> figures) {
        Statistics product = figures.get(goal.question() + " by product");
        Statistics floor = figures.get(goal.question() + " by floor");
        System.out.printf(
                "%-10s %12.3f %12.3f %12.3f %12.3f %8.1f %8.1f %5.0f/%.0f%n",
                goal.question(),
                product.getPercentile(50),
                product.getPercentile(95),
                floor.getPercentile(50),
                floor.getPercentile(95),
                product.getPercentile(50) / floor.getPercentile(50),
                product.getPercentile(95) / floor.getPercentile(95),
                goal.median(),
                goal.most());
    }
}
