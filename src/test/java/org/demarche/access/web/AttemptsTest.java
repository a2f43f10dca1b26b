package org.demarche.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.junit.jupiter.api.Test;

/** What wrong tokens cost. */
class AttemptsTest {
    private Instant now = Instant.parse("2026-11-26T12:34:56Z");
    private final List<Duration> pauses = new ArrayList<>();
    private final InstantSource clock = () -> now;
    private final Attempts attempts = new Attempts(clock.withZone(ZoneOffset.UTC), pauses::add);

    @Test
    void costTimeAndThenAreRefusedAtOnce() {
        for (int i = 0; i < Attempts.MOST; i++) {
            attempts.wrong("10.0.0.1");
        }
        assertThat(pauses).hasSize(Attempts.MOST).containsOnly(Attempts.COST);
        refused("10.0.0.1");
        assertThat(pauses).hasSize(Attempts.MOST);
        attempts.wrong("10.0.0.2");
        now = now.plusSeconds(60);
        assertThatCode(() -> attempts.wrong("10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void ofManyAddressesForgetTheOldest() {
        for (int i = 0; i < Attempts.MOST; i++) {
            attempts.wrong("10.0.0.1");
        }
        for (int i = 0; i < 9_999; i++) {
            attempts.wrong("address " + i);
        }
        refused("10.0.0.1");
        for (int i = 0; i < 10_000; i++) {
            attempts.wrong("other " + i);
        }
        assertThatCode(() -> attempts.wrong("10.0.0.1")).doesNotThrowAnyException();
    }

    private void refused(String address) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> attempts.wrong(address))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.TOO_MANY_ATTEMPTS));
    }
}
