package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void isReadAsItWasWritten() {
        Cursor cursor =
                new Cursor(new AsOfParameters("", "2023-08-15", "57", null, "2"), "question", "where\nthe page ended");
        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "AAAA", "_____w"})
    void isRefusedWhenItIsNone(String text) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Cursor.decode(text));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, 57", "2023-08-15, -", "2023-08-15, 2023-08-15T10:00:00Z", "2023-08-15, 057"})
    void isRefusedWhenItDoesNotPinBothClocks(@Nullable String at, @Nullable String known) {
        String text = new Cursor(new AsOfParameters("", at, known, null, null), "question", "end").encode();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Cursor.decode(text));
    }

    @Test
    void isRefusedWhenItIsNoText() {
        String bytes = Base64.getUrlEncoder().encodeToString(new byte[] {(byte) 0xFF, '\n', '\n', '\n', '\n', '\n'});
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Cursor.decode(bytes));
    }
}
