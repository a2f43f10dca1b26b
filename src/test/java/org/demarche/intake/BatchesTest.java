package org.demarche.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.crisis.CrisisId;
import org.demarche.intake.Batches.After;
import org.demarche.intake.Batches.Batch;
import org.demarche.intake.feed.Row;
import org.demarche.intake.feed.Rows;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final CrisisId CRISIS = new CrisisId("niger-2023");
    private final Refusal why = new Refusal(Code.INVALID_VALUE, null, "Not a row.");

    private final AtomicInteger read = new AtomicInteger();

    @Test
    void areOfAsManyRowsAsATransactionAndTheLastOfTheRest() throws IOException {
        try (Batches batches = new Batches(rows(1_200), CRISIS, () -> false)) {
            assertThat(batches.next()).extracting(Batch::read, Batch::after).containsExactly(500, After.MORE);
            assertThat(batches.next()).extracting(Batch::read, Batch::after).containsExactly(500, After.MORE);
            Batch last = batches.next();
            assertThat(last).extracting(Batch::read, Batch::after).containsExactly(200, After.NOTHING);
            assertThat(last.refused().getLast().line()).isEqualTo(1_200);
        }
    }

    @Test
    void haveAnEmptyLastOneWhereTheRowsFillTheOnesBefore() throws IOException {
        try (Batches batches = new Batches(rows(500), CRISIS, () -> false)) {
            assertThat(batches.next()).extracting(Batch::read, Batch::after).containsExactly(500, After.MORE);
            assertThat(batches.next()).extracting(Batch::read, Batch::after).containsExactly(0, After.NOTHING);
        }
    }

    @Test
    void areReadWhileTheOneBeforeIsRecorded() throws Exception {
        var second = new CountDownLatch(1);
        Rows rows = rows(Integer.MAX_VALUE);
        try (Batches batches = new Batches(
                () -> {
                    if (read.get() == 2 * Batches.ROWS - 1) {
                        second.countDown();
                    }
                    return rows.next();
                },
                CRISIS,
                () -> false)) {
            batches.next();
            second.await();
        }
        assertThat(read.get()).isLessThanOrEqualTo(2 * Batches.ROWS);
    }

    @Test
    void endInTheMiddleWhereItIsBrokenOff() throws IOException {
        var isCancelled = new AtomicBoolean();
        Rows rows = rows(Integer.MAX_VALUE);
        try (Batches batches = new Batches(
                () -> {
                    isCancelled.set(read.get() == 700);
                    return rows.next();
                },
                CRISIS,
                isCancelled::get)) {
            assertThat(batches.next().after()).isEqualTo(After.MORE);
            assertThat(batches.next().after()).isEqualTo(After.CANCELLED);
        }
        assertThat(read).hasValue(701);
    }

    @Test
    void tellWhatKeptThemFromBeingReadBehindThoseThatWere() throws IOException {
        for (Exception failure : new Exception[] {new IOException("gone"), why}) {
            read.set(0);
            Rows rows = rows(Integer.MAX_VALUE);
            try (Batches batches = new Batches(
                    () -> {
                        if (read.get() == 600) {
                            switch (failure) {
                                case IOException gone -> throw gone;
                                case RuntimeException refused -> throw refused;
                                default -> throw new IllegalStateException(failure);
                            }
                        }
                        return rows.next();
                    },
                    CRISIS,
                    () -> false)) {
                assertThat(batches.next().read()).isEqualTo(Batches.ROWS);
                assertThatExceptionOfType(failure.getClass())
                        .isThrownBy(batches::next)
                        .isSameAs(failure);
            }
        }
    }

    /** As who reads what somebody types. */
    @Test
    void areNotWaitedForByWhoEndsBeforeThem() throws IOException {
        var never = new CountDownLatch(1);
        Rows rows = rows(Integer.MAX_VALUE);
        try (Batches batches = new Batches(
                () -> {
                    if (read.get() == 600) {
                        while (never.getCount() > 0) {
                            Thread.onSpinWait(); // whatever interrupts it
                        }
                    }
                    return rows.next();
                },
                CRISIS,
                () -> false)) {
            batches.next();
        }
        assertThat(read).hasValueLessThanOrEqualTo(600);
        never.countDown();
    }

    @Test
    void areBrokenOffWhereTheImportIsInterrupted() throws IOException {
        var never = new CountDownLatch(1);
        try (Batches batches = new Batches(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException closed) {
                        Thread.currentThread().interrupt();
                    }
                    return null;
                },
                CRISIS,
                () -> false)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(BrokenOff.class).isThrownBy(batches::next);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private Rows rows(int count) {
        return () -> {
            int line = read.incrementAndGet();
            return line > count ? null : new Row.Unread(line, why);
        };
    }
}
