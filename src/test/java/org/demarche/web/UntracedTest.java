package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import org.demarche.Heard;
import org.demarche.web.edge.TestLogs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Where nobody has said where spans go, nothing traces. */
@Served
class UntracedTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Test
    void nothingThatTracesIsThere() {
        assertThat(server.getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(server.getBeanNamesForType(OpenTelemetry.class)).isEmpty();
        try (Heard log = new Heard(TestLogs.REFUSALS)) {
            new Api(port).put("/sources/untraced", "{}");
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getMDCPropertyMap()).doesNotContainKey("traceId"));
        }
    }
}
