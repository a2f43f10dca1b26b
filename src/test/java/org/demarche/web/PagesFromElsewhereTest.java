package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A page of another server may neither read nor write here, also when its name has been made to lead to this machine. */
@Served
@TestPropertySource(properties = "demarche.hosts=Stances.example, proxy.example")
class PagesFromElsewhereTest {
    private static final String SOURCE = "{\"name\": \"A wire\", \"reliability\": \"B\"}";

    @LocalServerPort
    private int port;

    private RawHttp raw = new RawHttp(0);

    @BeforeEach
    void connect() {
        raw = new RawHttp(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:1234",
                "127.0.0.1:8080",
                "[::1]:8080",
                "192.168.7.9",
                "stances.example",
                "STANCES.example:443",
                "proxy.example"
            })
    void answersUnderItsOwnNames(String host) {
        assertThat(get("/api/v1/sources", host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "evil.localhost",
                "localhost.",
                "127.0.0.1.evil.example",
                "evil.stances.example",
                ""
            })
    void answersUnderNoOther(String host) {
        for (String path : new String[] {"/api/v1/sources", "/docs/index.html", "/actuator/health"}) {
            assertThat(get(path, host))
                    .startsWith("HTTP/1.1 421")
                    .contains("\"misdirected-request\"")
                    .doesNotContain("asOf");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,         http://localhost",
        "localhost:8080,    http://localhost:8080",
        "localhost:8080,    HTTP://LOCALHOST:8080",
        "127.0.0.1:8080,    https://stances.example",
        "stances.example,   https://stances.example",
    })
    void takesWritesFromItsOwnPages(String host, String origin) {
        assertThat(put(host, "Origin: " + origin)).startsWith("HTTP/1.1 201");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080,    http://localhost:3000",
        "localhost:8080,    http://127.0.0.1:8080",
        "localhost:8080,    http://evil.example",
        "localhost:8080,    null",
        "stances.example,   https://stances.example.evil.example",
    })
    void takesNoWriteFromOtherPages(String host, String origin) {
        assertThat(put(host, "Origin: " + origin)).startsWith("HTTP/1.1 403").contains("\"foreign-origin\"");
    }

    @Test
    void takesWritesFromNoPageAtAll() {
        assertThat(put("localhost", "X: y")).startsWith("HTTP/1.1 201");
    }

    @Test
    void letsNoPageAskWhatItMaySend() {
        assertThat(raw.request(
                        "OPTIONS",
                        "/api/v1/sources/a",
                        "Origin: http://evil.example",
                        "Access-Control-Request-Method: PUT"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Access-Control-Allow")
                .doesNotContain("Allow:");
    }

    private String get(String path, String host) {
        return raw.lines("GET " + path + " HTTP/1.1", "Host: " + host, raw.authorization(), "Connection: close");
    }

    private String put(String host, String header) {
        return raw.lines(
                "PUT /api/v1/sources/s-" + UUID.randomUUID() + " HTTP/1.1",
                "Host: " + host,
                raw.authorization(),
                header,
                "Content-Type: application/json",
                "Content-Length: " + SOURCE.length(),
                "Connection: close",
                "",
                SOURCE);
    }
}
