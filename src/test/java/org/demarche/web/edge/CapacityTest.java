package org.demarche.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.web.Turn;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** One write at a time, and nobody waits. */
class CapacityTest {
    private static final FilterChain NOTHING = (request, response) -> {};

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Capacity capacity =
            new Capacity(1, 1, 0, new RefusalWriter(new RefusalLog(meters, List.of())), meters);

    @Test
    void refusesWhatComesWhileAnotherIsWorkedOn() {
        AtomicInteger other = new AtomicInteger();
        assertThat(status((request, response) -> other.set(status(NOTHING)))).isEqualTo(200);
        assertThat(other).hasValue(503);
        assertThat(status(NOTHING)).as("the turn is given back").isEqualTo(200);
    }

    @Test
    void takesAPreviewForAQuestion() {
        AtomicInteger preview = new AtomicInteger();
        String path = "/api/v1/crises/x/developments/preview";
        assertThat(status((request, response) -> preview.set(status("POST", path, NOTHING))))
                .isEqualTo(200);
        assertThat(preview).as("while a write is worked on").hasValue(200);
        assertThat(status("GET", "/api/v1/crises", (request, response) -> preview.set(status("POST", path, NOTHING))))
                .isEqualTo(200);
        assertThat(preview).as("while a question is").hasValue(503);
    }

    @Test
    void takesAStreamForAQuestionUntilItBeginsAndAnExportForNeither() {
        AtomicInteger other = new AtomicInteger();
        for (String stream : List.of("/api/v1/crises/x/stream", "/api/v1/imports/x/progress")) {
            assertThat(status(
                            "GET", "/api/v1/crises", (request, response) -> other.set(status("GET", stream, NOTHING))))
                    .isEqualTo(200);
            assertThat(other).as(stream).hasValue(503);
        }
        assertThat(status(
                        "GET",
                        "/api/v1/crises",
                        (request, response) -> other.set(status("GET", "/api/v1/export", NOTHING))))
                .isEqualTo(200);
        assertThat(other).hasValue(200);
    }

    @Test
    void takesWhatComesWhileAnotherOnlyWaits() {
        AtomicInteger other = new AtomicInteger();
        FilterChain recordsAndWaits = (request, response) -> {
            Turn turn = (Turn) request.getAttribute(Turn.class.getName());
            turn.end();
            other.set(status(NOTHING));
        };
        assertThat(status(recordsAndWaits)).isEqualTo(200);
        assertThat(other).hasValue(200);
        assertThat(meters.get("demarche.requests.under-way")
                        .tag("kind", "write")
                        .gauge()
                        .value())
                .as("given back once")
                .isZero();
    }

    @Test
    void takesWhatComesWhileAnAnswerIsTakenSlowly() {
        AtomicInteger other = new AtomicInteger();
        assertThat(status(leaving(1_000_000, other))).isEqualTo(200);
        assertThat(other).as("worked on").hasValue(200);
        assertThat(status(leaving(Integer.MAX_VALUE, other))).isEqualTo(200);
        assertThat(other).as("where there is no room for the answer").hasValue(503);
        assertThat(status(NOTHING)).as("the turn is given back").isEqualTo(200);
        int most = 1 + (int) (Runtime.getRuntime().maxMemory() / 1_000_000);
        for (int n = 0; n < most; n++) {
            assertThat(status(leaving(1_000_000, other))).isEqualTo(200);
        }
        assertThat(other).as("the room is given back").hasValue(200);
    }

    /** Makes an answer of so many octets, and asks something else before it is taken. */
    private FilterChain leaving(int octets, AtomicInteger other) {
        return (request, response) -> {
            Turn.leave((HttpServletRequest) request, octets);
            other.set(status(NOTHING));
        };
    }

    private int status(FilterChain chain) {
        return status("PUT", "/api/v1/sources/x", chain);
    }

    private int status(String method, String path, FilterChain chain) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            capacity.doFilter(new MockHttpServletRequest(method, path), response, chain);
        } catch (IOException | ServletException unexpected) {
            throw new AssertionError(unexpected);
        }
        return response.getStatus();
    }
}
