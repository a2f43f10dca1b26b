package org.demarche.faults;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.faults.Operation.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Writers and readers, each going from node to node as it likes, and one who follows what is recorded, until they are told to
 * stop.
 */
final class Clients implements AutoCloseable {
    /** Begins every id that they record. */
    static final String PREFIX = "fault-";

    private static final String CRISIS = "crises/niger-2023/";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int UNKNOWN = 0;
    /** Whoever asks besides, one after the other. */
    private static final int OTHERS = 99;

    private final Nodes nodes;
    private final History history;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final Follower follower;
    private long answeredAt = System.nanoTime();
    private Duration longest = Duration.ZERO;
    private volatile boolean stopped;

    Clients(Nodes nodes, History history, long seed, int writers, int readers) {
        this.nodes = nodes;
        this.history = history;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < writers + readers; i++) {
            int client = i;
            SplittableRandom own = random.split();
            running.add(threads.submit(() -> {
                for (int n = 0; !stopped; n++) {
                    if (client < writers) {
                        write(client, n, own);
                    } else {
                        read(client, own);
                    }
                }
                return null;
            }));
        }
        follower = new Follower(nodes, history, writers + readers);
        running.add(threads.submit(follower));
    }

    /** How many writes have been answered as recorded and visible so far; throws where a client has ended, which none should. */
    int acknowledged() {
        for (Future<?> client : running) {
            if (client.isDone()) {
                throw new IllegalStateException("a client has ended", client.exceptionNow());
            }
        }
        return acknowledged.get();
    }

    /** The longest time in which no write was answered as visible, since the last call. */
    synchronized Duration longestSilence() {
        Duration silence = longest;
        longest = Duration.ZERO;
        return silence;
    }

    private synchronized void noteAnswer() {
        long now = System.nanoTime();
        Duration silence = Duration.ofNanos(now - answeredAt);
        longest = silence.compareTo(longest) > 0 ? silence : longest;
        answeredAt = now;
        acknowledged.incrementAndGet();
    }

    private void write(int client, int n, SplittableRandom random) throws InterruptedException {
        String id = PREFIX + client + "-" + n;
        String development = development(id, random);
        boolean isAnswered = false;
        boolean isVisible = false;
        while (!isAnswered && !stopped) {
            Operation operation = write(client, id, development, random.nextInt(nodes.count()), PATIENCE);
            isAnswered = operation.isAcknowledged();
            isVisible = operation.revision() > 0;
        }
        if (isVisible) {
            noteAnswer();
        }
    }

    /** Asks a node once to record something, and waits for as long as any node may take to answer. */
    Operation write(int node, String id) {
        try {
            return write(OTHERS, id, development(id, new SplittableRandom(id.hashCode())), node, LONG);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The id of something that nobody has recorded. */
    String nextId() {
        return PREFIX + OTHERS + "-" + next.incrementAndGet();
    }

    private static String development(String id, SplittableRandom random) {
        return """
                {"id":"%s","occurred":"2023-08-%02d","type":"talks-offer","summary":"What %s says.",
                 "initiators":[{"actor":"ecowas"}],"targets":["niger-junta"],
                 "reports":[{"source":"seed-article","credibility":2,"stance":"AFFIRMS"}],
                 "signals":[{"holder":"ecowas","subject":"issues/negotiated-settlement","position":%d,"modality":"WORDS"}]}""".formatted(id, 1 + random.nextInt(28), id, random.nextInt(-1_000, 1_001));
    }

    private Operation write(int client, String id, String development, int node, Duration patience)
            throws InterruptedException {
        long known = history.known();
        @Nullable HttpResponse<String> answer = answer(
                nodes.request(node, CRISIS + "developments")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(development)),
                patience);
        Operation operation = operation(Kind.WRITE, client, id, node, known, answer);
        history.add(operation);
        if (operation.status() / 100 == 4 || operation.status() == 500) {
            throw new IllegalStateException(
                    "refused: " + (answer == null ? "" : answer.body()) + System.lineSeparator() + nodes.log(node));
        }
        return operation;
    }

    /** The same question, as known at a revision. */
    static String pinned(String path, long revision) {
        return path + "&codebook=2&known=" + revision;
    }

    private void read(int client, SplittableRandom random) throws InterruptedException {
        int node = random.nextInt(nodes.count());
        long known = history.known();
        boolean isPinned = known > 0 && random.nextBoolean();
        String path = CRISIS + "stances?at=2023-08-" + (isPinned ? "20" : "25");
        if (isPinned) {
            path = pinned(path, known - random.nextInt(10));
        }
        @Nullable HttpResponse<String> answer = answer(nodes.request(node, path).GET(), PATIENCE);
        history.add(operation(isPinned ? Kind.PINNED : Kind.READ, client, path, node, known, answer));
    }

    private @Nullable HttpResponse<String> answer(HttpRequest.Builder request, Duration patience)
            throws InterruptedException {
        try {
            return http.send(request.timeout(patience).build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            return null;
        }
    }

    private static Operation operation(
            Kind kind, int client, String what, int node, long known, @Nullable HttpResponse<String> answer) {
        if (answer == null) {
            return new Operation(kind, client, what, node, known, UNKNOWN, 0, null);
        }
        return new Operation(
                kind,
                client,
                what,
                node,
                known,
                answer.statusCode(),
                answer.headers().firstValueAsLong("Revision").orElse(0),
                answer.headers().firstValue("ETag").orElse(null));
    }

    /** Stops them, and tells of one that ended before. */
    @Override
    public void close() {
        stopped = true;
        try {
            try {
                for (Future<?> client : running.subList(0, running.size() - 1)) {
                    client.get();
                }
            } finally {
                follower.endAt(history.known());
            }
            running.getLast().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.close();
        http.close();
    }
}
