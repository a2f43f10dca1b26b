package org.demarche.stance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.ledger.Ledger;
import org.demarche.stance.evidence.RecordedLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bells ring when more is visible. */
@Timeout(60)
class VisibleWatchTest {
    private final Awaited ledger = new Awaited();
    private final VisibleWatch watch = new VisibleWatch(ledger);

    @Test
    void ringsForThoseWhoCameWhileItWasLooking() throws InterruptedException {
        CountDownLatch late = new CountDownLatch(1);
        Runnable first = () -> {};
        watch.add(first);
        ledger.looked();
        watch.add(late::countDown);
        ledger.answers.add(true);
        assertThat(late.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void goesOnAfterAnOutageAndStopsWhenNobodyWaits() throws InterruptedException {
        AtomicInteger rung = new AtomicInteger();
        Runnable bell = rung::incrementAndGet;
        watch.add(bell);
        ledger.looked();
        ledger.isOut = true;
        ledger.answers.add(true);
        ledger.looked();
        ledger.isOut = false;
        assertThat(rung).hasValue(0);
        ledger.answers.add(true);
        ledger.looked();
        assertThat(rung).hasValue(1);
        watch.remove(bell);
        ledger.answers.add(true);
        watch.add(bell);
        ledger.looked();
        assertThat(ledger.looking).hasValue(1);
    }

    /** One that is looked at for as long as the test wants. */
    private static final class Awaited implements Ledger {
        private final BlockingQueue<Boolean> answers = new ArrayBlockingQueue<>(9);
        private final BlockingQueue<Boolean> looks = new ArrayBlockingQueue<>(9);
        private final AtomicInteger looking = new AtomicInteger();
        private final Ledger nothing = new RecordedLedger(List.of());
        private volatile boolean isOut;

        /** Waits until somebody looks. */
        void looked() throws InterruptedException {
            assertThat(looks.poll(30, TimeUnit.SECONDS)).isNotNull();
        }

        @Override
        public boolean awaitVisible(long revision, Duration atMost) {
            looking.incrementAndGet();
            looks.add(true);
            try {
                boolean answer = answers.take();
                if (isOut) {
                    throw new IllegalStateException("an outage");
                }
                return answer;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                looking.decrementAndGet();
            }
        }

        @Override
        public long visible() {
            return nothing.visible();
        }

        @Override
        public long head() {
            return nothing.head();
        }

        @Override
        public OptionalLong awaitVisible(String event, Duration atMost) {
            return nothing.awaitVisible(event, atMost);
        }

        @Override
        public long revisionAt(long epochSecond) {
            return nothing.revisionAt(epochSecond);
        }

        @Override
        public OptionalLong recordedAt(long revision) {
            return nothing.recordedAt(revision);
        }

        @Override
        public String root(long revision) {
            return "";
        }
    }
}
