package org.demarche.stance.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryBoundTest {
    @Test
    void isASize() {
        assertThat(MemoryBound.bytes("64MB")).isEqualTo(64L << 20);
        assertThat(MemoryBound.bytes("1024")).isEqualTo(1024);
    }

    @Test
    void isAShareOfTheHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        assertThat(MemoryBound.bytes("25%")).isBetween(heap / 4 - 100, heap / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "much", "25 percent"})
    void isNothingElse(String setting) {
        assertThatIllegalArgumentException().isThrownBy(() -> MemoryBound.bytes(setting));
    }
}
