package org.demarche.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.demarche.BreakablePostgres;
import org.demarche.Server;

/**
 * One node and two, each count on an empty PostgreSQL of its own, under writers alone and then readers alone, who wait for an answer
 * and ask again, each of them a node by turns. Beside the rates stands what a request takes of a processor: of each node, of the
 * database, and of the clients, which run in this process on the same machine.
 */
final class NodesBench {
    private static final int CLIENTS = 64;
    private static final Duration WARM = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final String CRISIS = "crises/niger-2023/";
    private static final LocalDate FIRST = LocalDate.of(2023, 7, 26);
    private static final int DAYS = 365;
    private static final List<String> QUESTIONS = List.of(
            "stances?at=",
            "stances/ecowas/issues/military-intervention?at=",
            "stances/ecowas/issues/military-intervention/trace?at=",
            "developments?limit=20&at=");

    private final List<Server> nodes = new ArrayList<>();
    private final AtomicLong written = new AtomicLong();
    private final long postmaster;
    private final String bearer;

    private NodesBench(Path folder, BreakablePostgres database, int count) throws IOException {
        postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
        for (int node = 0; node < count; node++) {
            nodes.add(Server.startWith(
                    "-Xmx1g",
                    folder.resolve("node-" + node),
                    "--demarche.ledger.key=" + folder.resolve("ledger.key"),
                    database.settings().getFirst()));
        }
        bearer = nodes.getFirst().bearer();
    }

    static void run() throws Exception {
        for (int count : new int[] {1, 2}) {
            Path folder = Files.createTempDirectory("demarche-bench");
            try (BreakablePostgres database = new BreakablePostgres(folder.resolve("postgres"))) {
                NodesBench bench = new NodesBench(folder, database, count);
                bench.measure(count + " nodes, writes", bench::write);
                bench.measure(count + " nodes, reads", bench::read);
                bench.nodes.forEach(Server::close);
            }
        }
    }

    private interface Request {
        HttpRequest.Builder by(Server node, SplittableRandom random);
    }

    private HttpRequest.Builder write(Server node, SplittableRandom random) {
        String development = """
                {"id":"bench-%d","occurred":"%s","type":"talks-offer","summary":"An offer.",
                 "initiators":[{"actor":"ecowas"}],"targets":["niger-junta"],
                 "reports":[{"source":"seed-article","credibility":2,"stance":"AFFIRMS"}],
                 "signals":[{"holder":"ecowas","subject":"issues/negotiated-settlement","position":%d,"modality":"WORDS"}]}""".formatted(written.incrementAndGet(), day(random), random.nextInt(-1_000, 1_001));
        return HttpRequest.newBuilder(node.api.resolve(CRISIS + "developments"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(development));
    }

    private HttpRequest.Builder read(Server node, SplittableRandom random) {
        String question = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
        return HttpRequest.newBuilder(node.api.resolve(CRISIS + question + day(random)));
    }

    private static LocalDate day(SplittableRandom random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private void measure(String name, Request request) throws Exception {
        run(request, WARM, new ConcurrentLinkedQueue<>(), new AtomicInteger());
        ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();
        AtomicInteger turnedAway = new AtomicInteger();
        List<Long> before = used();
        long begun = System.nanoTime();
        run(request, MEASURED, times, turnedAway);
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<Long> after = used();
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        List<String> costs = new ArrayList<>();
        for (int process = 0; process < before.size(); process++) {
            costs.add("%.2f".formatted((double) (after.get(process) - before.get(process)) / sorted.length));
        }
        System.out.printf(
                "%s: %,.0f/s; p50 %.1f, p95 %.1f ms; processor time of one, ms, by the nodes, database and clients: %s; turned away %d%n",
                name,
                sorted.length / seconds,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                String.join(", ", costs),
                turnedAway.get());
    }

    /** Of each node, of the database, and of this process. */
    private List<Long> used() {
        List<Long> used = new ArrayList<>();
        nodes.forEach(node -> used.add(ProcessorTime.of(node.pid())));
        used.add(ProcessorTime.withChildren(postmaster));
        used.add(ProcessorTime.of(ProcessHandle.current().pid()));
        return used;
    }

    private void run(Request request, Duration time, ConcurrentLinkedQueue<Double> times, AtomicInteger turnedAway)
            throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                clients.add(threads.submit(() -> {
                    SplittableRandom random = new SplittableRandom(client);
                    for (int n = client; System.nanoTime() < end; n++) {
                        long asked = System.nanoTime();
                        int status = http.send(
                                        request.by(nodes.get(n % nodes.size()), random)
                                                .header("Authorization", bearer)
                                                .build(),
                                        BodyHandlers.ofByteArray())
                                .statusCode();
                        if (status / 100 == 2) {
                            times.add((System.nanoTime() - asked) / 1e6);
                        } else if (status == 503) {
                            turnedAway.incrementAndGet();
                        } else {
                            throw new IllegalStateException("answered " + status);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }
}
