package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationTest {
    private final List<String> told = new ArrayList<>();
    private boolean isBroken;
    private final Generation generation = new Generation(
            3,
            List.of(
                    () -> {
                        told.add("first");
                        if (isBroken) {
                            throw new IllegalStateException("cannot forget");
                        }
                    },
                    () -> told.add("second")));

    @Test
    void whoKeepsRowsIsToldOnceOfOthers() {
        generation.reach(3);
        assertThat(told).isEmpty();
        generation.reach(4);
        generation.reach(4);
        assertThat(told).containsExactly("first", "second");
        assertThat(generation.known()).isEqualTo(4);
    }

    @Test
    void whoFailsKeepsNobodyFromForgettingAndIsToldAgain() {
        isBroken = true;
        generation.reach(4);
        assertThat(told).containsExactly("first", "second");
        assertThat(generation.known()).as("nothing old is taken for new").isEqualTo(4);
        isBroken = false;
        generation.reach(4);
        generation.reach(4);
        assertThat(told).containsExactly("first", "second", "first", "second");
    }
}
