package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What a server does when it finds its ledger damaged: it says so, reads on, and writes nothing. */
class DamagedLedgerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void isReadWithAWarningAndNotWritten(Databases database) {
        String url = database.url();
        try (var program = start(database, url)) {
            Api api = new Api(port(program));
            api.put("/sources/first", "{\"name\": \"First\", \"reliability\": \"B\"}");
            assertThat(api.get("/sources").headers().firstValue("Demarche-Ledger"))
                    .isEmpty();
            program.getBean(JdbcTemplate.class)
                    .update("update domain_event set time_stamp = '2020-01-01T00:00:00Z' where global_index ="
                            + " (select global_index from ledger_entry where revision = 1)");
        }
        try (var program = start(database, url)) {
            RawHttp raw = new RawHttp(port(program));
            awaitDamage(raw);
            assertThat(raw.request("GET", "/actuator/health"))
                    .startsWith("HTTP/1.1 503")
                    .contains("\"ledger\"", "\"code\":\"event-altered\"", "\"revision\":1");
            assertThat(raw.request("GET", "/actuator/health/readiness")).startsWith("HTTP/1.1 200");
            assertThat(raw.request("GET", "/actuator/health/liveness")).startsWith("HTTP/1.1 200");

            Api api = new Api(port(program));
            Answer read = api.get("/sources?known=1");
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.header("Demarche-Ledger")).isEqualTo("damaged; code=event-altered; revision=1");
            assertThat(read.json().path("sources").size()).isEqualTo(1);

            Answer written = api.put("/sources/second", "{\"name\": \"Second\", \"reliability\": \"B\"}");
            assertThat(written.status()).isEqualTo(503);
            JsonNode problem = written.json();
            assertThat(problem.path("code").asString()).isEqualTo("ledger-damaged");
            assertThat(problem.path("detail").asString()).contains("event-altered revision 1");
            assertThat(written.headers().firstValue("Retry-After")).isEmpty();
            assertThat(api.get("/sources/second").status()).isEqualTo(404);
            assertThat(api.get("/ledger/checkpoint").status()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadWithoutItsTreeToo(Databases database) {
        String url = database.url();
        try (var program = start(database, url)) {
            Api api = new Api(port(program));
            for (int i = 0; i < 3; i++) {
                api.put("/sources/source-" + i, "{\"name\": \"Source\", \"reliability\": \"B\"}");
            }
            program.getBean(JdbcTemplate.class).update("delete from ledger_entry where revision = 2");
        }
        try (var program = start(database, url)) {
            awaitDamage(new RawHttp(port(program)));
            Answer read = new Api(port(program)).get("/sources?at=2023-08-15&known=3");
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.json().at("/asOf/known/root").isNull()).isTrue();
            assertThat(read.json().path("sources").size()).isEqualTo(3);
            assertThat(read.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(read.header("Demarche-Ledger")).isEqualTo("damaged; code=entry-missing; revision=2");
        }
    }

    /** The server looks in the background. */
    private static void awaitDamage(RawHttp raw) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!raw.request("GET", "/actuator/health").contains("\"code\"") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private ConfigurableApplicationContext start(Databases database, String url) {
        return new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.seeds=none",
                        "--demarche.data=" + data,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + database.user,
                        "--spring.datasource.password=" + database.password);
    }

    private static int port(ConfigurableApplicationContext program) {
        return Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
