package org.demarche.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.demarche.Heard;
import org.demarche.web.Correlation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What is our own fault is logged with its cause, and answered without. */
class FaultsTest {
    private final Refusals refusals = new Refusals(new RefusalLog(new SimpleMeterRegistry(), List.of()));

    @Test
    void tellsTheCorrelationIdAndNothingElse() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/sources");
        request.addHeader("X-Correlation-Id", "case-1");
        new Correlation().doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        IllegalStateException fault = new IllegalStateException("the password is swordfish");

        try (Heard log = new Heard(Refusals.class)) {
            ResponseEntity<byte[]> answer =
                    Objects.requireNonNull(refusals.failed(fault, request, new MockHttpServletResponse()));

            String body = new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8);
            assertThat(answer.getStatusCode().value()).isEqualTo(500);
            assertThat(body)
                    .contains("\"internal-error\"")
                    .contains("\"case-1\"")
                    .doesNotContain("swordfish");
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.getThrowableProxy().getMessage()).contains("swordfish"));
        }
    }

    @ParameterizedTest
    @MethodSource("outages")
    void asksForPatienceWhenTheStoreDoesNotAnswer(Exception outage) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/sources");
        try (Heard log = new Heard(Refusals.class)) {
            ResponseEntity<byte[]> answer =
                    Objects.requireNonNull(refusals.failed(outage, request, new MockHttpServletResponse()));

            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
            assertThat(new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8))
                    .contains("\"unavailable\"");
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getThrowableProxy()).isNull());
        }
    }

    static Stream<Exception> outages() {
        return Stream.of(
                new CannotGetJdbcConnectionException("no connection within 5 s"),
                new CannotCreateTransactionException("no connection within 5 s"),
                new EventStoreException("cannot append", new SQLException("connection reset", "08006")),
                new EventStoreException("cannot append", new SQLException("terminating", "57P01")),
                new EventStoreException(
                        "cannot append", new SQLException("the backend is gone", "08006", new EOFException())),
                new EventStoreException(
                        "cannot append",
                        new SQLException("the backend is gone", "08006", new IOException("Broken pipe"))),
                new EventStoreException("cannot append", new SQLException("No space left on device", "53100")),
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed")),
                new IllegalStateException(new SQLException("The database has been closed", "90098", 90098)),
                new IllegalStateException(new SQLException("General error", new IOException("No space left"))));
    }
}
