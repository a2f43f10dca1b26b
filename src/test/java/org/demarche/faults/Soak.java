package org.demarche.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.BreakablePostgres;
import org.demarche.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server at full load for a long time: {@code ./mvnw -Psoak verify}. More is asked of it than it takes, of everything, and
 * what is recorded, another grade of a source that nobody rests on, is nothing that its heap should grow by.
 */
class Soak {
    private static final int CLIENTS = 600;
    private static final int KINDS = 6;
    private static final int SOURCES = 200;
    private static final int LOOKS = 40;
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final Pattern CODE = Pattern.compile("\"code\" ?: ?\"([^\"]+)\"");
    private static final int REFUSED = 400;
    private static final String OVERLOADED = "503 overloaded";
    private static final String CRISIS = "crises/niger-2023/";

    @TempDir
    Path data;

    @TempDir
    Path store;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();
    private volatile boolean isOver;

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void keepsItsHeap() throws Exception {
        Duration time = Duration.ofMinutes(Integer.getInteger("demarche.soak.minutes", 20));
        String kind = System.getProperty("demarche.soak.database", "h2");
        List<Long> heap = new ArrayList<>();
        try (Closeable database = database(kind);
                Server server = Server.start(data, settings(database));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            String bearer = "Bearer " + Files.readString(data.resolve("token")).strip();
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int who = client;
                running.add(clients.submit(() -> {
                    for (int n = 0; !isOver; n++) {
                        ask(server.api, bearer, who, n);
                    }
                    return null;
                }));
            }
            for (int look = 0; look < LOOKS; look++) {
                LockSupport.parkNanos(time.dividedBy(LOOKS).toNanos());
                heap.add(reachable(server.pid()));
                System.out.printf("%d%% %d KB %s%n", 100 * (look + 1) / LOOKS, heap.getLast(), answers);
            }
            isOver = true;
            for (Future<?> client : running) {
                client.get();
            }
        }
        double second = mean(heap.subList(LOOKS / 4, LOOKS / 2));
        double last = mean(heap.subList(3 * LOOKS / 4, LOOKS));
        String told = "%s, %s, %d clients: %.1f MB reachable in the second quarter, %.1f MB in the last; answers %s"
                .formatted(kind, time, CLIENTS, second / 1_024, last / 1_024, answers);
        System.out.println(told);
        Files.createDirectories(Path.of("target", "faults"));
        Files.writeString(Path.of("target", "faults", "soak.txt"), told + "\n" + heap + "\n");
        assertThat(answers.keySet()).isSubsetOf("200", "201", "202", OVERLOADED);
        assertThat(answers).containsKeys("200", OVERLOADED);
        assertThat(last).as(told).isLessThan(1.1 * second);
    }

    private Closeable database(String kind) {
        return switch (kind) {
            case "h2" -> () -> {};
            case "postgresql" -> new BreakablePostgres(store.resolve("postgres"));
            default -> throw new IllegalArgumentException("soak.database is h2 or postgresql: " + kind);
        };
    }

    private static String[] settings(Closeable database) {
        return database instanceof BreakablePostgres postgres
                ? postgres.settings().toArray(String[]::new)
                : new String[0];
    }

    private void ask(URI api, String bearer, int who, int n) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder().header("Authorization", bearer).header("Content-Type", "application/json");
        switch (who % KINDS) {
            case 0 ->
                request.uri(api.resolve("sources/soak-" + (who + n) % SOURCES))
                        .PUT(BodyPublishers.ofString("{\"name\": \"Soak\", \"reliability\": \"" + "ABCDE".charAt(n % 5)
                                + "\", \"reason\": \"Soak\"}"));
            case 1 -> request.uri(api.resolve(CRISIS + "stances?at=2023-08-" + (10 + n % 20)));
            case 2 -> request.uri(api.resolve(CRISIS + "stances?at=2023-08-15&codebook=2&known=" + (60 + n % 60)));
            case 3 -> request.uri(api.resolve(CRISIS + "developments?at=2023-08-15&limit=1000"));
            case 4 ->
                request.uri(api.resolve(
                        CRISIS + "stances/ecowas/issues/military-intervention/timeline?at=2023-10-" + (10 + n % 20)));
            default -> request.uri(api.resolve("ledger/checkpoint"));
        }
        HttpResponse<String> answer = http.send(
                request.build(),
                head -> head.statusCode() < REFUSED ? BodySubscribers.replacing("") : BodySubscribers.ofString(UTF_8));
        Matcher code = CODE.matcher(answer.body());
        String told = answer.statusCode() + (code.find() ? " " + code.group(1) : "");
        answers.computeIfAbsent(told, first -> new AtomicLong()).incrementAndGet();
    }

    /** Of all objects that can be reached, in KB, counted at a stop: what is allocated meanwhile does not count. */
    private static long reachable(long pid) throws IOException, InterruptedException {
        Matcher total = TOTAL.matcher(jcmd(pid, "GC.class_histogram"));
        assertThat(total.find()).isTrue();
        return Long.parseLong(total.group(1)) / 1_024;
    }

    private static String jcmd(long pid, String what) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }

    private static double mean(List<Long> heap) {
        return heap.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
}
