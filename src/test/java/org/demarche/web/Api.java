package org.demarche.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.demarche.TestTokens;

/** Talks to a server under test. Every answer is checked against the description of the API. */
final class Api {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String server;

    private final String bearer;

    /** As an administrator; 0 is the port of nobody. */
    Api(int port) {
        this(port, port == 0 ? "" : TestTokens.bearer(port));
    }

    /** @param bearer the value of the header {@code Authorization}; empty: there is none */
    Api(int port, String bearer) {
        this.server = "http://127.0.0.1:" + port;
        this.bearer = bearer;
    }

    /** Asks; {@code path} is one below {@code /api/v1}, {@code headers} are names and values in turn. */
    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer put(String path, String json, String... headers) {
        return send("PUT", path, json(json), with("Content-Type", "application/json", headers));
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, json(json), with("Content-Type", "application/json", headers));
    }

    /** Asks for what goes on for as long as it is read. */
    HttpResponse<InputStream> open(String path, String... headers) {
        try {
            return CLIENT.send(request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        URI uri = URI.create(server + (path.startsWith("/api/") ? "" : "/api/v1") + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
        if (!bearer.isEmpty()) {
            request.header("Authorization", bearer);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest request = request(method, path, body, headers);
        URI uri = request.uri();
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            Contract.check(method, uri.getRawPath(), answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The revision that reads see. */
    long revision() {
        return Long.parseLong(
                get("/sources?limit=1").headers().firstValue("Revision").orElseThrow());
    }

    private static BodyPublisher json(String json) {
        return BodyPublishers.ofString(json, StandardCharsets.UTF_8);
    }

    private static String[] with(String name, String value, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }
}
