package org.demarche.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.demarche.stance.index.CrisisIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the first question after a restart waits for: the index, once in each of several new processes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class RestartBenchmark {
    private final int head = new Load().head();

    @SuppressWarnings("NullAway.Init")
    private Store store;

    @Setup(Level.Trial)
    public void open() {
        store = Store.open(Path.of(System.getProperty(AnswerBenchmark.STORE)));
    }

    @Benchmark
    public CrisisIndex load() {
        return store.load(head);
    }

    @Benchmark
    public CrisisIndex loadRows() {
        return store.loadRows(head);
    }

    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }
}
