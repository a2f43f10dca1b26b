package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The embedded database closes itself when it cannot write; whoever watches the process must hear of it. */
class FullDiskTest {
    private static final String SOURCE = "{\"name\": \"A wire\", \"reliability\": \"B\"}";

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void mount() {
        FullDisk.mount();
    }

    @AfterEach
    void free() {
        FullDisk.free();
    }

    @Test
    @Timeout(60)
    void isToldByHealthAndByEveryAnswerAndTakesNothingThatWasAnswered() throws Exception {
        List<String> answered = new ArrayList<>();
        try (var program = start()) {
            assertThat(put(program, "kept").statusCode()).isEqualTo(201);
            answered.add("kept");
            assertThat(health(program, "")).isEqualTo(200);
            assertThat(health(program, "/liveness")).isEqualTo(200);
            assertThat(health(program, "/readiness")).isEqualTo(200);

            FullDisk.fill();
            int status;
            do {
                String source = "source-" + answered.size();
                status = put(program, source).statusCode();
                if (status / 100 == 2) {
                    answered.add(source);
                }
            } while (status != 503);

            assertThat(health(program, "/liveness"))
                    .as("from the first that cannot be written on")
                    .isEqualTo(503);
            HttpResponse<String> refused;
            do {
                String source = "source-" + answered.size();
                if (put(program, source).statusCode() / 100 == 2) {
                    answered.add(source);
                }
                refused = get(program, "/api/v1/sources/kept");
            } while (refused.statusCode() == 200);
            assertThat(health(program, "")).isEqualTo(503);
            assertThat(health(program, "/liveness")).isEqualTo(503);
            assertThat(health(program, "/readiness")).isEqualTo(503);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("\"unavailable\"");
        }
        FullDisk.free();
        try (var program = start()) {
            for (String source : answered) {
                assertThat(get(program, "/api/v1/sources/" + source).statusCode())
                        .as(source)
                        .isEqualTo(200);
            }
            assertThat(health(program, "/readiness")).isEqualTo(200);
        }
    }

    private int health(ConfigurableApplicationContext program, String group) throws Exception {
        return get(program, "/actuator/health" + group).statusCode();
    }

    private HttpResponse<String> get(ConfigurableApplicationContext program, String path) throws Exception {
        return http.send(request(program, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(ConfigurableApplicationContext program, String source) throws Exception {
        return http.send(
                request(program, "/api/v1/sources/" + source)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(SOURCE))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext program, String path) {
        int port = Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", TestTokens.bearer(port));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.seeds=none",
                        "--demarche.data=" + data,
                        "--spring.datasource.url=jdbc:h2:full:" + data + "/demarche;DB_CLOSE_ON_EXIT=FALSE");
    }
}
