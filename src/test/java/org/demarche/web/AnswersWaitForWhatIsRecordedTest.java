package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What happens when the projections lag behind what is recorded. */
class AnswersWaitForWhatIsRecordedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.987Z");

    private final AsOfReader reader =
            new AsOfReader(Clock.fixed(NOW, ZoneOffset.UTC), new StillLedger(9, 7), new NoCrises());

    @Test
    void asksWithoutAParameterWhatIsVisibleAtThePresentSecond() {
        AsOf asOf = reader.read(AsOfParameters.of(Map.of()));
        assertThat(asOf.revision()).isEqualTo(7);
        assertThat(asOf.at()).hasToString("2026-11-23T10:00:00Z");
    }

    @Test
    void asksForPatienceWhenARevisionIsRecordedButNotVisible() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read(AsOfParameters.of(Map.of("known", "8"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.CATCHING_UP));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read(AsOfParameters.of(Map.of("known", "2026-11-23T10:00:00Z"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.CATCHING_UP));
    }

    @Test
    void doesNotWaitForARevisionThatIsNotRecorded() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read(AsOfParameters.of(Map.of("known", "10"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.UNKNOWN_REVISION));
    }

    @Test
    void acceptsAWriteThatDoesNotBecomeVisibleInTimeOnceItIsOnTheDisk() throws Exception {
        AtomicInteger secured = new AtomicInteger();
        Writing writing = new Writing(
                (write, who, correlation) -> new Recorded("event", true),
                (write, who, correlation) -> {
                    throw new AssertionError("it is to be recorded");
                },
                new StillLedger(9, 7),
                secured::incrementAndGet,
                new SimpleMeterRegistry());
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/api/v1/sources/late");
        request.setRemoteUser("jane");
        new Correlation().doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        Write write = () -> null;
        ResponseEntity<Written> answer = writing.put(write, "late", request);
        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(answer.getBody()).isEqualTo(Written.later("late"));
        assertThat(answer.getHeaders().containsHeader("Revision")).isFalse();
        assertThat(secured).hasValue(1);
    }
}
