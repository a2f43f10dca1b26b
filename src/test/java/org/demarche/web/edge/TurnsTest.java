package org.demarche.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** More than can be done at once. */
class TurnsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void areRefusedAtOnceWhenNobodyMoreCanWait() {
        Turns turns = new Turns(2, 0, LONG);
        assertThat(turns.begin()).isTrue();
        assertThat(turns.begin()).isTrue();
        assertThat(turns.begin()).isFalse();
        assertThat(turns.underWay()).isEqualTo(2);
        turns.end();
        assertThat(turns.begin()).isTrue();
    }

    @Test
    void areWaitedForNoLongerThanOneIsPatient() {
        Turns turns = new Turns(1, 1, Duration.ofMillis(1));
        assertThat(turns.begin()).isTrue();
        assertThat(turns.begin()).isFalse();
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void comeToThoseWhoWait() throws Exception {
        Turns turns = new Turns(1, 1, LONG);
        assertThat(turns.begin()).isTrue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(turns::begin, threads);
            while (turns.waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThat(turns.begin()).as("the one who may wait does").isFalse();
            turns.end();
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void areWaitedForByWhoeverHadOneHoweverManyWait() {
        Turns turns = new Turns(1, 0, Duration.ofMillis(1));
        assertThat(turns.resume()).isTrue();
        assertThat(turns.begin()).isFalse();
        assertThat(turns.resume())
                .as("there is none for as long as one is patient")
                .isFalse();
        Turns patient = new Turns(1, 0, LONG);
        assertThat(patient.begin()).isTrue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(patient::resume, threads);
            while (patient.waiting() == 0) {
                Thread.onSpinWait();
            }
            patient.end();
            assertThat(waiting.join()).isTrue();
        }
    }

    @Test
    void areAllGivenBack() throws Exception {
        Turns turns = new Turns(3, 1_000, LONG);
        CountDownLatch done = new CountDownLatch(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> {
                    if (turns.begin()) {
                        turns.end();
                        done.countDown();
                    }
                });
            }
        }
        assertThat(done.getCount()).isZero();
        assertThat(turns.underWay()).isZero();
        assertThat(turns.waiting()).isZero();
    }
}
