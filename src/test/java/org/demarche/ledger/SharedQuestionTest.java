package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.AtOnce;
import org.junit.jupiter.api.Test;

class SharedQuestionTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void isAskedOnceForAllWhoWantToKnowAtATime() throws Exception {
        AtOnce atOnce = new AtOnce();
        SharedQuestion<Integer> question = new SharedQuestion<>(
                () -> {
                    atOnce.enter();
                    return asked.incrementAndGet();
                },
                Duration.ofMinutes(1));
        assertThat(atOnce.most(1, () -> assertThat(question.answer()).hasValue(1)))
                .isEqualTo(1);
        assertThat(question.answer()).as("whoever comes later").hasValue(2);
    }

    @Test
    void hasNoAnswerWhereItFails() {
        SharedQuestion<Integer> question = new SharedQuestion<>(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("no answer");
                    }
                    return 2;
                },
                Duration.ofMinutes(1));
        assertThat(question.answer()).isEmpty();
        assertThat(question.answer()).hasValue(2);
    }
}
