package org.demarche.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.demarche.BreakablePostgres;
import org.demarche.Server;
import tools.jackson.databind.json.JsonMapper;

/** Real processes of the packaged program on one real PostgreSQL, each behind a {@link Relay} of its own. */
final class Nodes implements AutoCloseable {
    /** The node whose folder lies on a volume of its own. */
    static final int ON_A_VOLUME = 0;

    private static final int DATABASE_MEGABYTES = 1_024;
    private static final int NODE_MEGABYTES = 64;
    /** For a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path folder;
    private final String[] settings;
    private final BreakablePostgres database;
    private final List<Relay> relays;
    private final List<FakeClock> clocks;
    private final List<Volume> volumes = new ArrayList<>();
    private final AtomicReferenceArray<Server> servers;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(SHORT).build();

    /** Starts them at once, on an empty database. */
    Nodes(Path folder, int count, String... settings) throws InterruptedException, ExecutionException, IOException {
        this(false, folder, count, settings);
    }

    /**
     * Starts them at once, on an empty database.
     *
     * @param tampered whether their clocks can be set and their disks filled, as far as that is possible here
     */
    Nodes(boolean tampered, Path folder, int count, String... settings)
            throws InterruptedException, ExecutionException, IOException {
        this.folder = folder;
        this.settings = settings;
        if (tampered && Volume.isPossible()) {
            volumes.add(Volume.mount(folder.resolve("volume"), DATABASE_MEGABYTES));
            volumes.add(Volume.mount(data(ON_A_VOLUME), NODE_MEGABYTES));
        }
        this.clocks = tampered && FakeClock.isPossible()
                ? IntStream.range(0, count)
                        .mapToObj(node -> new FakeClock(folder.resolve("clock-" + node)))
                        .toList()
                : List.of();
        this.database = new BreakablePostgres(folder.resolve("volume").resolve("postgres"));
        this.relays = IntStream.range(0, count)
                .mapToObj(node -> new Relay(database.port()))
                .toList();
        this.servers = new AtomicReferenceArray<>(count);
        startAll();
        Path first = IntStream.range(0, count)
                .mapToObj(node -> data(node).resolve("token"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        this.token = "Bearer " + Files.readString(first).strip();
    }

    /** Or leaves none. */
    private void startAll() throws InterruptedException, ExecutionException {
        try {
            forEach(this::start);
        } catch (InterruptedException | ExecutionException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private boolean isStarted(int node) {
        return servers.get(node) != null;
    }

    int count() {
        return servers.length();
    }

    /** At which it is reached now. */
    int port(int node) {
        return servers.get(node).port;
    }

    /** The value of the header {@code Authorization} for the administrator of the first start. */
    String bearer() {
        return token;
    }

    /** What every program on the same database is told. */
    String[] store() {
        List<String> store = new ArrayList<>(database.settings());
        store.add("--demarche.ledger.key=" + folder.resolve("ledger.key"));
        return store.toArray(String[]::new);
    }

    HttpRequest.Builder request(int node, String path) {
        URI api = servers.get(node).api;
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", token);
    }

    /** What a node that is there to answer answers. */
    byte[] ask(int node, String path) throws IOException, InterruptedException {
        return answer(node, path).body();
    }

    /** The entity tag of that, which is a digest of it. */
    String tag(int node, String path) throws IOException, InterruptedException {
        return answer(node, path).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<byte[]> answer(int node, String path) throws IOException, InterruptedException {
        var answer = http.send(request(node, path).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    path + " of node " + node + ": " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
        return answer;
    }

    void start(int node) {
        Map<String, String> environment =
                clocks.isEmpty() ? Map.of() : clocks.get(node).environment();
        servers.set(node, Server.start(environment, data(node), settings(node)));
    }

    void kill(int node) throws InterruptedException {
        servers.get(node).kill();
    }

    void stop(int node) {
        if (isStarted(node)) {
            servers.get(node).close();
        }
    }

    void pause(int node) throws IOException, InterruptedException {
        servers.get(node).signal("STOP");
    }

    void resume(int node) throws IOException, InterruptedException {
        servers.get(node).signal("CONT");
    }

    void cut(int node) {
        relays.get(node).cut();
    }

    void heal(int node) {
        relays.get(node).heal();
    }

    void crashDatabase() {
        database.crash();
    }

    void bringDatabaseBack() {
        database.comeBack();
    }

    boolean isDatabaseThere() {
        return database.isThere();
    }

    /** {@code demarche rebuild}, beside them. */
    Process startRebuild() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("rebuild", "--demarche.data=" + data(0)));
        arguments.addAll(List.of(store()));
        return Server.program(arguments.toArray(String[]::new)).start();
    }

    void inDatabase(String sql) {
        database.execute(sql);
    }

    Volume databaseVolume() {
        return volumes.get(0);
    }

    Volume nodeVolume() {
        return volumes.get(1);
    }

    FakeClock clock(int node) {
        return clocks.get(node);
    }

    /** Whether its clock is behind by half an hour or more, as it says itself in each answer. */
    boolean clockIsBehind(int node) {
        return header(node, "crises", "Date")
                .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                .map(Instant::from)
                .filter(there -> there.isBefore(Instant.now().minus(Duration.ofMinutes(30))))
                .isPresent();
    }

    /** The revision from which it answers now; 0 when it does not. */
    long revision(int node) {
        return header(node, "crises", "Revision").map(Long::parseLong).orElse(0L);
    }

    private Optional<String> header(int node, String path, String name) {
        return tried(request(node, path), LONG)
                .flatMap(answer -> answer.headers().firstValue(name));
    }

    /** What a node answers that may be away. */
    private Optional<HttpResponse<String>> tried(HttpRequest.Builder request, Duration atMost) {
        try {
            return Optional.of(http.send(request.timeout(atMost).build(), BodyHandlers.ofString()));
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Sends it a file to be imported, in which there is nothing of use. */
    HttpResponse<String> sendImport(int node) throws IOException, InterruptedException {
        return http.send(
                request(node, "crises/niger-2023/imports?format=gdelt")
                        .POST(BodyPublishers.ofString("nothing of use\n".repeat(10_000)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The end of what it has logged, for whoever looks for a fault. */
    String log(int node) {
        try {
            String log = servers.get(node).log();
            return log.substring(Math.max(0, log.length() - 20_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What it says of its health. */
    String health(int node) {
        return tried(request(node, "/actuator/health"), LONG)
                .map(HttpResponse::body)
                .orElse("{}");
    }

    /** Does something to all of them at once. */
    void forEach(IntConsumer what) throws InterruptedException, ExecutionException {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count(); i++) {
                int node = i;
                all.add(each.submit(() -> what.accept(node)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** The node that keeps the read models, as it says itself; -1 for none. */
    int leader() {
        return IntStream.range(0, count()).filter(this::leads).findFirst().orElse(-1);
    }

    boolean leads(int node) {
        return does(node, "leads");
    }

    /** Whether it runs the imports, as it says itself. */
    boolean imports(int node) {
        return does(node, "imports");
    }

    private boolean does(int node, String duty) {
        return tried(request(node, "/actuator/metrics/demarche.cluster." + duty), SHORT)
                .filter(metric -> metric.statusCode() == 200)
                .map(metric -> JsonMapper.shared()
                        .readTree(metric.body())
                        .path("measurements")
                        .path(0)
                        .path("value")
                        .asInt())
                .filter(does -> does == 1)
                .isPresent();
    }

    /** Whether it says that it can be asked. */
    boolean isReady(int node) {
        return tried(HttpRequest.newBuilder(servers.get(node).api.resolve("/actuator/health/readiness")), SHORT)
                .filter(health -> health.statusCode() == 200)
                .isPresent();
    }

    void awaitReady() {
        await("all nodes are ready", () -> IntStream.range(0, count()).allMatch(this::isReady));
    }

    static void await(String what, BooleanSupplier isSo) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Path data(int node) {
        return folder.resolve("node-" + node);
    }

    private String[] settings(int node) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--demarche.ledger.key=" + folder.resolve("ledger.key"));
        for (String setting : database.settings()) {
            all.add(setting.replace(
                    ":" + database.port() + "/", ":" + relays.get(node).port() + "/"));
        }
        return all.toArray(String[]::new);
    }

    /** Ends the nodes, and lets the database run. */
    void stopAll() throws InterruptedException, ExecutionException {
        forEach(this::stop);
    }

    @Override
    public void close() {
        try {
            for (int node = 0; node < count(); node++) {
                heal(node);
                if (isStarted(node)) {
                    resume(node);
                }
            }
            stopAll();
            relays.forEach(Relay::close);
            database.close();
            http.close();
            for (Volume volume : volumes) {
                volume.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
