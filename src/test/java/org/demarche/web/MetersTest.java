package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.demarche.Heard;
import org.demarche.web.edge.TestLogs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an operator can count and measure. */
@Served
class MetersTest {
    private static final String SOURCE = "{\"name\": \"A wire\", \"reliability\": \"B\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Test
    void countWritesByHowTheyWereAnswered() {
        long created = meters.timer("demarche.writes", "status", "201").count();
        long accepted = meters.timer("demarche.writes", "status", "202").count();
        long appends = meters.timer("demarche.appends", "error", "none").count();
        Api api = new Api(port);
        api.put("/sources/meters-a", SOURCE);
        api.put("/sources/meters-b", SOURCE, "Prefer", "respond-async");
        assertThat(meters.timer("demarche.writes", "status", "201").count()).isEqualTo(created + 1);
        assertThat(meters.timer("demarche.writes", "status", "202").count()).isEqualTo(accepted + 1);
        assertThat(meters.timer("demarche.appends", "error", "none").count()).isEqualTo(appends + 2);
        assertThat(meters.get("demarche.ledger.head").gauge().value()).isPositive();
        assertThat(meters.get("demarche.projections.behind").gauge().value()).isNotNegative();
        assertThat(meters.get("demarche.index.memory").gauge().value()).isNotNegative();
        assertThat(meters.get("demarche.index.loads").functionCounter().count()).isNotNegative();
    }

    @Test
    void countRefusalsByCodeAndTheLogTellsOfEach() {
        double before =
                meters.counter("demarche.refusals", "code", "missing-field").count();
        try (Heard log = new Heard(TestLogs.REFUSALS)) {
            new Api(port).put("/sources/meters-c", "{}", "X-Correlation-Id", "case-7");
            assertThat(log.events()).singleElement().satisfies(event -> {
                assertThat(event.getFormattedMessage()).contains("PUT", "/sources/meters-c", "missing-field");
                assertThat(event.getMDCPropertyMap()).containsEntry("correlationId", "case-7");
            });
        }
        assertThat(meters.counter("demarche.refusals", "code", "missing-field").count())
                .isEqualTo(before + 1);
    }

    @Test
    void areServed() {
        assertThat(new RawHttp(port).request("GET", "/actuator/metrics"))
                .startsWith("HTTP/1.1 200")
                .contains("http.server.requests", "demarche.appends", "demarche.projections.behind", "jvm.memory.used");
    }

    @Test
    void areReadInTheFormOfPrometheusByWhoMayDoNothingElse() {
        String secret = new Api(port)
                .post("/tokens", "{\"subject\": \"prometheus\", \"roles\": [\"MONITOR\"]}")
                .json()
                .path("secret")
                .asString();
        Api monitor = new Api(port, "Bearer " + secret);
        assertThat(monitor.get("/crises").status()).isEqualTo(403);
        assertThat(new RawHttp(port)
                        .lines(
                                "GET /actuator/prometheus HTTP/1.1",
                                "Host: localhost",
                                "Authorization: Bearer " + secret,
                                "Connection: close"))
                .startsWith("HTTP/1.1 200")
                .contains(
                        "demarche_ledger_head",
                        "demarche_cluster_leads 1",
                        "demarche_requests_under_way{kind=\"write\"}");
    }
}
