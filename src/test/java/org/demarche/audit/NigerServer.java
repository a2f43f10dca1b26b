package org.demarche.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.demarche.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that has recorded the Niger crisis, and opened another one after it. */
final class NigerServer implements AutoCloseable {
    /** The last revision, at which the other crisis was opened. */
    static final long HEAD = 143;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext program;

    NigerServer(Path data) throws IOException, InterruptedException {
        program = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.data=" + data,
                        "--spring.datasource.url=" + Databases.H2.url(),
                        "--spring.datasource.username=" + Databases.H2.user,
                        "--spring.datasource.password=" + Databases.H2.password);
        send(request("/crises/other").header("Content-Type", "application/json").PUT(BodyPublishers.ofString("""
                        {"title": "Another", "zone": "UTC"}""")));
    }

    /** What is answered. */
    String get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** What is recorded. */
    void post(String path, String json) throws IOException, InterruptedException {
        send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        int port = Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", TestTokens.bearer(port));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return response.body();
    }

    @Override
    public void close() {
        program.close();
        http.close();
    }
}
