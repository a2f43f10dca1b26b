package org.demarche.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * A crisis of 300 actors and 40 issues: each actor says where it stands on all of them three times in a year, the second time also
 * by a deed. The same for ever but for the moments of recording.
 */
record Wide(HttpClient http, int port, String bearer) {
    static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    static final int DAYS = 365;

    private static final int ACTORS = 300;
    private static final int ISSUES = 40;
    private static final int TIMES = 3;
    private static final long SEED = 20231127;

    void record() {
        send("PUT", "/sources/wide", "{\"name\": \"A wire\", \"reliability\": \"B\"}");
        send("PUT", "/crises/wide", "{\"title\": \"Wide\", \"zone\": \"UTC\"}");
        for (int issue = 0; issue < ISSUES; issue++) {
            send("PUT", "/crises/wide/issues/issue-" + issue, "{\"proposition\": \"It is so.\"}");
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int actor = 0; actor < ACTORS; actor++) {
            send("PUT", "/actors/wide-" + actor, "{\"name\": \"Actor %d\", \"kind\": \"STATE\"}".formatted(actor));
            for (int time = 0; time < TIMES; time++) {
                StringJoiner signals = new StringJoiner(",");
                for (int issue = 0; issue < ISSUES; issue++) {
                    signals.add(
                            """
                            {"holder": "wide-%d", "subject": "issues/issue-%d", "position": %d, "modality": "%s"}""".formatted(actor, issue, 100 * (random.nextInt(21) - 10), time == 1 ? "DEED" : "WORDS"));
                }
                LocalDate day = FIRST.plusDays(random.nextInt(DAYS / TIMES) + (long) time * DAYS / TIMES);
                send("POST", "/crises/wide/developments", """
                        {"id": "said-%d-%d", "occurred": "%s", "type": "talks-offer", "summary": "It speaks.",
                         "initiators": [{"actor": "wide-%d"}], "targets": [], "signals": [%s],
                         "reports": [{"source": "wide", "credibility": 2, "stance": "AFFIRMS"}]}""".formatted(actor, time, day, actor, signals));
            }
        }
    }

    /** The days of the year, as a browser asks for them or, without {@code gzip}, plain. */
    HttpResponse<byte[]> days(boolean gzip) {
        HttpRequest.Builder request =
                request("/crises/wide/days?from=%s&until=%s".formatted(FIRST, FIRST.plusDays(DAYS - 1L)));
        return send(gzip ? request.header("Accept-Encoding", "gzip") : request);
    }

    private void send(String method, String path, String json) {
        send(request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", bearer);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() > 201) {
                throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
