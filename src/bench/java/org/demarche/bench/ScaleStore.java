package org.demarche.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.demarche.Databases;
import org.demarche.Finished;
import org.demarche.Server;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store that is kept and grows: the packaged program in a process of its own, with as much heap as this one may have, on an H2
 * file or on a PostgreSQL that nothing else uses.
 */
final class ScaleStore implements AutoCloseable {
    static final String CRISIS = "crises/scale";

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String HEAP = "-Xmx" + Runtime.getRuntime().maxMemory() / (1 << 20) + "m";
    private static final String CHECKED = "The ledger was checked in ";

    /** Processor time, milliseconds. */
    record Used(long program, long database) {
        Used since(Used before) {
            return new Used(program - before.program, database - before.database);
        }

        long both() {
            return program + database;
        }
    }

    private final Path data;
    /** How many rows of the generator are in it. */
    private final Path count;

    private final @Nullable EmbeddedPostgres postgres;
    private final long postmaster;
    private final String[] settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private Server server;

    ScaleStore(Databases database, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        data = folder.resolve("data");
        count = folder.resolve("rows");
        List<String> told = new ArrayList<>(
                List.of("--demarche.seeds=none", "--logging.level.org.demarche.ledger.LedgerWatch=debug"));
        if (database == Databases.H2) {
            postgres = null;
            postmaster = 0;
        } else {
            Path files = folder.resolve("postgres");
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(files)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "2GB")
                    .setServerConfig("max_wal_size", "4GB")
                    .start();
            postmaster = Long.parseLong(
                    Files.readAllLines(files.resolve("postmaster.pid")).getFirst());
            told.add("--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
        }
        settings = told.toArray(String[]::new);
        server = start();
        if (rows() == 0) {
            send(request(CRISIS)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"title\": \"Scale\", \"zone\": \"UTC\"}")));
            awaitVisible();
        }
    }

    private Server start() {
        return Server.startWith(HEAP, data, settings);
    }

    /** Starts the program anew. */
    void restart() {
        server.close();
        server = start();
    }

    /** The same without what it could have kept of its indexes. */
    void restartWithoutImages() throws IOException {
        server.close();
        for (Path image : images()) {
            Files.delete(image);
        }
        server = start();
    }

    /** Runs a command of the program while the server is stopped, and starts that anew. */
    void command(String... words) throws IOException, InterruptedException {
        server.close();
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add("--demarche.data=" + data);
        Stream.of(settings).filter(setting -> setting.startsWith("--spring")).forEach(arguments::add);
        Finished finished = Finished.program(Server.with(HEAP), arguments.toArray(String[]::new));
        if (finished.status() != 0) {
            throw new IllegalStateException(finished.output());
        }
        server = start();
    }

    /** What was answered may be recorded and not yet visible, on a machine that is busy. */
    private void awaitVisible() throws IOException, InterruptedException {
        while (metric("demarche.projections.behind") > 0) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    int rows() throws IOException {
        return Files.exists(count) ? Integer.parseInt(Files.readString(count).strip()) : 0;
    }

    /** Imports a file of the next rows; all of it is visible then. */
    void grow(Path file, int rows) throws IOException, InterruptedException {
        JsonNode job = json(send(request(CRISIS + "/imports?format=gdelt").POST(BodyPublishers.ofFile(file))));
        String path = "imports/" + job.get("id").asString();
        while (job.get("endedAt").isNull()) {
            LockSupport.parkNanos(LOOK.toNanos());
            job = json(get(path));
        }
        long taken = job.get("recorded").asLong() + job.get("duplicates").asLong();
        if (taken != rows) {
            throw new IllegalStateException(taken + " rows of " + rows + " were taken: " + job);
        }
        Files.writeString(count, Integer.toString(rows() + rows));
    }

    byte[] get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return json(get(path));
    }

    private static JsonNode json(byte[] body) {
        return JsonMapper.shared().readTree(body);
    }

    /** How many octets an answer has, which is not kept. */
    long length(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(server.api.resolve(path)).header("Authorization", server.bearer());
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest asked = request.build();
        HttpResponse<byte[]> answer = http.send(asked, BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    asked.uri() + " is answered " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    Used used() {
        return new Used(ProcessorTime.of(server.pid()), postgres == null ? 0 : ProcessorTime.withChildren(postmaster));
    }

    /** Waits for the check of the ledger that every start begins with, and tells how long it took, milliseconds. */
    long awaitChecked() throws IOException {
        String log = server.log();
        while (!log.contains(CHECKED)) {
            LockSupport.parkNanos(LOOK.toNanos());
            log = server.log();
        }
        String behind = log.substring(log.indexOf(CHECKED) + CHECKED.length());
        return Long.parseLong(behind.substring(0, behind.indexOf(' ')));
    }

    long metric(String name) throws IOException, InterruptedException {
        return json("/actuator/metrics/" + name)
                .get("measurements")
                .get(0)
                .get("value")
                .asLong();
    }

    /** Octets of the heap in use after a collection. */
    long heap() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Finished.of(new ProcessBuilder(jcmd.toString(), Long.toString(server.pid()), "GC.run"));
        return metric("jvm.memory.used?tag=area:heap");
    }

    /** Octets of memory that the program has had at most. */
    long mostMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                << 10;
    }

    private List<Path> images() throws IOException {
        Path folder = data.resolve("index");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    long imageSize() throws IOException {
        long size = 0;
        for (Path image : images()) {
            size += Files.size(image);
        }
        return size;
    }

    /** Octets of each table with its indexes, or of each file; the largest first. Gathers what the planner wants to know. */
    Map<String, Long> sizes() throws IOException, SQLException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        if (postgres == null) {
            for (String name : List.of("demarche.mv.db", "ledger.jsonl")) {
                sizes.put(name, Files.size(data.resolve(name)));
            }
            return sizes;
        }
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
            try (ResultSet rows = statement.executeQuery("""
                    select relname, pg_total_relation_size(oid) from pg_class
                    where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc""")) {
                while (rows.next()) {
                    sizes.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return sizes;
    }

    @Override
    public void close() throws IOException {
        server.close();
        http.close();
        if (postgres != null) {
            var ended = ProcessHandle.of(postmaster).map(ProcessHandle::onExit);
            postgres.close(); // waits for some seconds only
            ended.ifPresent(CompletableFuture::join);
        }
    }
}
