package org.demarche;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to end while writers, readers and streams are on, and many connections on which nothing comes. */
class EndUnderLoadIT {
    private static final int WRITERS = 8;
    private static final int READERS = 8;
    private static final int STREAMS = 20;
    /** Of each kind. */
    private static final int HALF_OPEN = 1_000;

    private static final int BEFORE_THE_END = 200;
    private static final String SOURCE = "{\"name\": \"Wire\", \"reliability\": \"B\"}";
    private static final String STANCES = "crises/niger-2023/stances?at=2023-08-15";

    @TempDir
    Path data;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(BEFORE_THE_END);

    @Test
    @Timeout(600)
    void answersWhatItHasBegunAndLosesNothing() throws Exception {
        List<Socket> open = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Server server = Server.start(data)) {
            String request = "GET /api/v1/crises/niger-2023/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + server.bearer() + "\r\n";
            for (int n = 0; n < HALF_OPEN; n++) {
                open.add(sent(server, ""));
                open.add(sent(server, request));
            }
            for (int n = 0; n < STREAMS; n++) {
                Socket stream = sent(server, request + "\r\n");
                open.add(stream);
                assertThat(new String(stream.getInputStream().readNBytes(12), US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
            }
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < WRITERS + READERS; client++) {
                int who = client;
                running.add(clients.submit(() -> ask(server, who)));
            }
            enough.await();
            long told = System.nanoTime();
            int status = server.end();
            long took = System.nanoTime() - told;
            for (Future<?> client : running) {
                client.get();
            }
            System.out.printf(
                    "ended %d ms after SIGTERM; %d requests answered, %d of them writes, %d connections broken%n",
                    Duration.ofNanos(took).toMillis(), statuses.size(), acknowledged.size(), unanswered.get());
            assertThat(status).isEqualTo(143);
            assertThat(server.log()).doesNotContain("aborted with one or more requests still active");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        assertThat(statuses).isSubsetOf(200, 201, 202, 503);
        assertThat(RealRows.recorded(data.resolve("ledger.jsonl")))
                .as("what was answered as recorded")
                .satisfies(recorded -> assertThat(String.join("\n", recorded)).contains(acknowledged));
    }

    /** Asks until nobody is there to be asked. */
    private void ask(Server server, int who) {
        try {
            for (int n = 0; ; n++) {
                if (who < WRITERS) {
                    String id = "wire-" + who + "-" + n + "-";
                    int status = server.put("sources/" + id + "x", SOURCE).statusCode();
                    statuses.add(status);
                    if (status / 100 == 2) {
                        acknowledged.add(id);
                        enough.countDown();
                    }
                } else {
                    statuses.add(server.get(STANCES).statusCode());
                }
            }
        } catch (IOException nobody) {
            unanswered.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket sent(Server server, String part) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port);
        socket.getOutputStream().write(part.getBytes(US_ASCII));
        return socket;
    }
}
