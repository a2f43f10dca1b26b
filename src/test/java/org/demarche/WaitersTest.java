package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.demarche.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever only waits keeps nobody from asking, where one question is worked on at a time, and one more waits for a second. */
@Timeout(120)
class WaitersTest {
    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<CompletableFuture<Integer>> answered = new ArrayList<>();
    private ConfigurableApplicationContext server;

    @BeforeEach
    void start() {
        server = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.data=" + data,
                        "--demarche.requests.reads=1",
                        "--demarche.requests.waiting=1");
    }

    @AfterEach
    void end() {
        http.close();
        server.close();
    }

    @Test
    void keepNobodyFromAsking() throws Exception {
        HttpResponse<InputStream> stream = http.send(ask("crises/niger-2023/stream"), BodyHandlers.ofInputStream());
        try (InputStream told = stream.body()) {
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(told.read()).as("it has begun").isPositive();
            assertThat(status(ask("crises"))).as("beside a stream").isEqualTo(200);
        }
        server.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            // what follows is recorded, and no row of the read models can be written
            server.getBean(JdbcTemplate.class).queryForList("select * from projection_position for update");
            CompletableFuture<Integer> waiting = asksForWhatIsRecordedNow();
            assertThat(waiting).isNotDone();
            assertThat(status(ask("crises"))).as("beside one who waits").isEqualTo(200);
            answered.add(waiting);
        });
        assertThat(answered.getFirst().join()).isEqualTo(200);
    }

    private CompletableFuture<Integer> asksForWhatIsRecordedNow() {
        Ledger ledger = server.getBean(Ledger.class);
        long next = ledger.head() + 1;
        HttpRequest write = request("sources/waited-for")
                .header("Content-Type", "application/json")
                .header("Prefer", "respond-async")
                .PUT(BodyPublishers.ofString("{\"name\": \"Waited for\", \"reliability\": \"B\"}"))
                .build();
        assertThat(status(write)).isEqualTo(202);
        while (ledger.head() < next) {
            Thread.onSpinWait();
        }
        CompletableFuture<Integer> waiting = http.sendAsync(
                        request("crises")
                                .header("Demarche-Revision", Long.toString(next))
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
        while (!waiting.isDone() && waiting() == 0) {
            Thread.onSpinWait();
        }
        return waiting;
    }

    private double waiting() {
        return server.getBean(MeterRegistry.class)
                .get("demarche.requests.waiting")
                .tag("kind", "unseen")
                .gauge()
                .value();
    }

    private HttpRequest ask(String path) {
        return request(path).build();
    }

    private HttpRequest.Builder request(String path) {
        int port = Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                .header("Authorization", TestTokens.bearer(port));
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
