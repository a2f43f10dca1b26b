package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page on which the description is browsed. */
@Served
class BrowsingTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Test
    void isComplete() throws Exception {
        HttpResponse<String> page = get("/docs");
        assertThat(page.uri().getPath()).isEqualTo("/docs/index.html");
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher references = REFERENCE.matcher(page.body());
        int count = 0;
        while (references.find()) {
            URI reference = page.uri().resolve(references.group(1));
            assertThat(reference.getPort())
                    .as("%s is from this server", reference)
                    .isEqualTo(port);
            assertThat(get(reference.getPath()).statusCode())
                    .as("%s", reference)
                    .isEqualTo(200);
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(4);
    }

    @Test
    void asksNobodyElse() throws Exception {
        assertThat(get("/docs/index.html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'"));
        assertThat(get("/docs/browse.js").body())
                .contains("url: '/api/v1/openapi.json'")
                .contains("validatorUrl: null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/swagger-initializer.js",
                "/docs/swagger-ui.js",
                "/docs/oauth2-redirect.html",
                "/webjars/swagger-ui/index.html",
                "/webjars/swagger-ui/5.34.1/index.html",
                "/index.html",
                "/application.yaml",
                "/docs/nothing"
            })
    void isAllThatIsServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(401, 404);
        assertThat(new RawHttp(port).request("GET", path)).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/index.html", "/api/v1/sources", "/api/v1/nothing", "/actuator/health", "/%zz"})
    void forbidsThatAnyAnswerIsFramed(String path) {
        assertThat(new RawHttp(port).request("GET", path))
                .containsIgnoringCase("X-Frame-Options: DENY")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .contains("frame-ancestors 'none'");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
