package org.demarche.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time of single answers, by the product and by the floor, in one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 4, time = 1)
public class AnswerBenchmark {
    /** The system property that names the folder of the {@link Store}. */
    static final String STORE = "demarche.bench.store";

    @Param({"floor", "product"})
    private String by = "";

    @SuppressWarnings("NullAway.Init")
    private Answering answering;

    private List<Asked> pictures = List.of();
    private List<Asked> stances = List.of();
    private List<Asked> timelines = List.of();
    private int next;

    /** Makes the load and its questions again, which are the same in every process. */
    @Setup
    public void prepare() {
        Load load = new Load();
        Questions questions = Questions.about(load);
        pictures = questions.pictures();
        stances = questions.stances();
        timelines = questions.timelines();
        answering = by.equals("floor") ? new Floor(load) : product(load);
    }

    private static Product product(Load load) {
        try (Store store = Store.open(Path.of(System.getProperty(STORE)))) {
            return new Product(store.load(load.head()));
        }
    }

    @Benchmark
    public Object picture() {
        return answering.picture(pictures.get(next++ % pictures.size()));
    }

    @Benchmark
    public Object stance() {
        return answering.stance(stances.get(next++ % stances.size()));
    }

    @Benchmark
    public Object trace() {
        return answering.trace(stances.get(next++ % stances.size()));
    }

    @Benchmark
    public Object timeline() {
        return answering.timeline(timelines.get(next++ % timelines.size()));
    }
}
