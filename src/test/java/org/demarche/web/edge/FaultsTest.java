package org.demarche.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.demarche.web.Correlation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is our own fault is logged with its cause, and answered without. */
class FaultsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Refusals.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void tellsTheCorrelationIdAndNothingElse() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/sources");
        request.addHeader("X-Correlation-Id", "case-1");
        new Correlation().doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        IllegalStateException fault = new IllegalStateException("the password is swordfish");

        ResponseEntity<byte[]> answer =
                Objects.requireNonNull(new Refusals().failed(fault, request, new MockHttpServletResponse()));

        String body = new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8);
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(body).contains("\"internal-error\"").contains("\"case-1\"").doesNotContain("swordfish");
        assertThat(log.list)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getThrowableProxy().getMessage()).contains("swordfish"));
    }
}
