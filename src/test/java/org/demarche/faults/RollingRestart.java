package org.demarche.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each node is stopped and started while clients ask through a balancer, over connections that they keep. */
class RollingRestart {
    private static final int WRITERS = 4;
    private static final int READERS = 8;
    /** So many answers between two restarts. */
    private static final int SOME = 50;

    @TempDir
    Path folder;

    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    @Test
    void losesNoRequest() throws Exception {
        try (Nodes nodes = new Nodes(folder, 2);
                Balancer balancer = new Balancer(0, nodes.count(), nodes::port, nodes::isReady);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.awaitReady();
            URI api = URI.create("http://127.0.0.1:" + balancer.port() + "/api/v1/crises/niger-2023/");
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < WRITERS + READERS; i++) {
                int client = i;
                clients.add(threads.submit(() -> ask(client, api, nodes.bearer())));
            }
            try {
                for (int node = 0; node < nodes.count(); node++) {
                    awaitAnswers();
                    nodes.stop(node);
                    awaitAnswers();
                    nodes.start(node);
                    nodes.awaitReady();
                }
                awaitAnswers();
            } finally {
                stopped = true;
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        System.out.println("rolling restart: " + answered + " requests answered, " + failed.size() + " failed");
        assertThat(failed).isEmpty();
    }

    private void awaitAnswers() {
        int before = answered.get();
        Nodes.await("clients are answered; " + failed, () -> answered.get() >= before + SOME || !failed.isEmpty());
    }

    /** Over one connection, as long as the server keeps it. */
    private @Nullable Void ask(int client, URI api, String bearer) throws InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int n = 0; !stopped; n++) {
                HttpRequest.Builder request = client < WRITERS ? write(client, n, api) : read(api);
                try {
                    HttpResponse<String> answer =
                            http.send(request.header("Authorization", bearer).build(), BodyHandlers.ofString());
                    if (answer.statusCode() / 100 == 2) {
                        answered.incrementAndGet();
                    } else {
                        failed.add(answer.statusCode() + " " + answer.body());
                    }
                } catch (IOException lost) {
                    failed.add(lost.toString());
                }
            }
        }
        return null;
    }

    private static HttpRequest.Builder read(URI api) {
        return HttpRequest.newBuilder(api.resolve("stances?at=2023-08-20")).GET();
    }

    private static HttpRequest.Builder write(int client, int n, URI api) {
        return HttpRequest.newBuilder(api.resolve("developments"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"id":"rolling-%d-%d","occurred":"2023-08-11","type":"talks-offer","summary":"Write %2$d of client %1$d.",
                         "initiators":[{"actor":"ecowas"}],"targets":["niger-junta"],
                         "reports":[{"source":"seed-article","credibility":2,"stance":"AFFIRMS"}]}""".formatted(client, n)));
    }
}
