package org.demarche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectionTest {
    @Test
    void quotesNoMoreOfARowThanIsToldOfIt() {
        assertThat(new Rejection(1, "c", null, "d").detail()).isEqualTo("d");
        Rejection whole = new Rejection(1, "c", "f".repeat(1 << 20), "d".repeat(1 << 20));
        assertThat(whole.field()).hasSize(1_000).endsWith("f…");
        assertThat(whole.detail()).hasSize(1_000).endsWith("d…");
    }

    @Test
    void cutsNoCharacterInHalf() {
        assertThat(new Rejection(1, "c", null, "😀".repeat(1_000)).detail()).endsWith("😀…");
        assertThat(new Rejection(1, "c", null, "d" + "😀".repeat(1_000)).detail())
                .endsWith("😀…");
    }
}
