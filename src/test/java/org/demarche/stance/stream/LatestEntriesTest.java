package org.demarche.stance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.demarche.crisis.CrisisId;
import org.demarche.stance.stream.LatestEntries.Shared;
import org.demarche.stance.stream.LatestEntries.Stretch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many streams, and what they ask the database. */
class LatestEntriesTest {
    private static final CrisisId NIGER = new CrisisId("niger-2023");
    private static final int STREAMS = 500;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final LatestEntries latest = new LatestEntries(this::read);

    @Test
    void areReadOnceForAllThatAreUpToDate() throws Exception {
        List<Shared> joined = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            joined.add(latest.join(NIGER, null));
        }
        for (long revision = 1_000; revision < 1_003; revision++) {
            long after = revision;
            List<Callable<Stretch>> reads = new ArrayList<>();
            joined.forEach(stream -> reads.add(() -> stream.read(after, after + 1)));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Stretch> read : threads.invokeAll(reads)) {
                    assertThat(read.get()).isEqualTo(stretch(after, after + 1));
                }
            }
        }
        assertThat(asked).containsExactly("null 1000-1001", "null 1001-1002", "null 1002-1003");
    }

    @Test
    void areToldFromWhereEachIs() {
        Shared stream = latest.join(NIGER, null);
        assertThat(stream.read(10, 14)).isEqualTo(stretch(10, 14));
        assertThat(stream.read(12, 13))
                .as("it may be more than was known to be visible")
                .isEqualTo(stretch(12, 14));
        assertThat(stream.read(14, 15)).isEqualTo(stretch(14, 15));
        assertThat(asked).containsExactly("null 10-14", "null 14-15");
    }

    @Test
    void areReadAloneByWhoeverIsBehind() {
        Shared stream = latest.join(NIGER, null);
        stream.read(2_000, 2_001);
        assertThat(stream.read(3, 2_001)).isEqualTo(stretch(3, 503));
        assertThat(stream.read(2_000, 2_001)).isEqualTo(stretch(2_000, 2_001));
        assertThat(asked).containsExactly("null 2000-2001", "null 3-503");
    }

    @Test
    void areReadForFewAtOnceWhoAreBehindAndOthersAreToldToComeAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        LatestEntries slow = new LatestEntries((crisis, at, after, upTo) -> {
            if (after == 3) {
                begun.countDown();
                await(end);
            }
            return read(crisis, at, after, upTo);
        });
        Shared stream = slow.join(NIGER, null);
        stream.read(2_000, 2_001);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Stretch>> first = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                first.add(threads.submit(() -> stream.read(3, 2_001)));
            }
            begun.await();
            assertThat(stream.read(5, 2_001)).as("nothing yet").isEqualTo(stretch(5, 5));
            assertThat(stream.read(2_000, 2_001)).as("who is up to date").isEqualTo(stretch(2_000, 2_001));
            end.countDown();
            for (Future<Stretch> read : first) {
                assertThat(read.get()).isEqualTo(stretch(3, 503));
            }
        }
        assertThat(stream.read(5, 2_001)).isEqualTo(stretch(5, 505));
    }

    @Test
    void areOthersAsOfAnotherMoment() {
        latest.join(NIGER, null).read(1, 2);
        latest.join(NIGER, 5L).read(1, 2);
        latest.join(new CrisisId("elsewhere"), 5L).read(1, 2);
        assertThat(asked).containsExactly("null 1-2", "5 1-2", "5 1-2");
    }

    @Test
    void areReadByTheNextWhereTheDatabaseDidNotAnswer() {
        LatestEntries failing = new LatestEntries((crisis, at, after, upTo) -> {
            if (asked.isEmpty()) {
                asked.add("failed");
                throw new IllegalStateException("no answer");
            }
            return read(crisis, at, after, upTo);
        });
        Shared stream = failing.join(NIGER, null);
        assertThatThrownBy(() -> stream.read(1, 2)).hasMessage("no answer");
        assertThat(stream.read(1, 2)).isEqualTo(stretch(1, 2));
    }

    @Test
    void areKeptAsLongAsThereIsAStream() {
        Shared first = latest.join(NIGER, null);
        Shared second = latest.join(NIGER, null);
        assertThat(second).isSameAs(first);
        first.close();
        assertThat(latest.kept()).isEqualTo(1);
        second.close();
        assertThat(latest.kept()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<EntryChanges> read(CrisisId crisis, @Nullable Long at, long after, long upTo) {
        asked.add(at + " " + after + "-" + upTo);
        return stretch(after, upTo).entries();
    }

    private static Stretch stretch(long after, long upTo) {
        return new Stretch(
                after,
                upTo,
                LongStream.rangeClosed(after + 1, upTo)
                        .mapToObj(revision ->
                                new EntryChanges(revision, Instant.EPOCH, "jane", Instant.EPOCH, List.of(), List.of()))
                        .toList());
    }
}
