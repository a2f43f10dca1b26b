package org.demarche;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/** The packaged program in a process of its own. */
public final class Server implements AutoCloseable {
    static final Path JAR = Path.of("target", "demarche.jar");

    /** What runs it, as the README has it, with the JDK of the tests. */
    static final List<String> PROGRAM = List.of(
            "env",
            "JAVA_HOME=" + System.getProperty("java.home"),
            Path.of("demarche").toAbsolutePath().toString());

    private static final Duration START = Duration.ofMinutes(10);

    static {
        writeArchiveOfClasses();
    }

    public final int port;
    private final Path data;
    public final URI api;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;

    private Server(int port, Path data, Process process, Path log) {
        this.port = port;
        this.data = data;
        this.api = URI.create("http://127.0.0.1:" + port + "/api/v1/");
        this.process = process;
        this.log = log;
    }

    /** The first run that ends well writes it, and all after it start in half the time: no test shall be that run. */
    private static void writeArchiveOfClasses() {
        Path archive = JAR.resolveSibling("unpacked").resolve("classes.jsa");
        // the other process of tests waits for it
        try (FileChannel lock = FileChannel.open(JAR.resolveSibling("classes.lock"), CREATE, WRITE)) {
            lock.lock();
            Finished.program("--version"); // unpacks the jar, if it is not this one that is
            if (Files.exists(archive)) {
                return;
            }
            Path data = Files.createTempDirectory("demarche");
            try (Server server = start(data)) {
                server.end();
            } finally {
                FileSystemUtils.deleteRecursively(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the jar on {@code data} and returns when it answers. */
    public static Server start(Path data, String... settings) {
        return start(List.of(), Map.of(), data, settings);
    }

    /** The same, with something in its environment. */
    public static Server start(Map<String, String> environment, Path data, String... settings) {
        return start(List.of(), environment, data, settings);
    }

    /** The same with options of the JVM. */
    public static Server startWith(String options, Path data, String... settings) {
        return start(with(options), Map.of(), data, settings);
    }

    /** What stands before a command that runs the jar with options of the JVM. */
    public static List<String> with(String options) {
        return List.of("env", "JAVA_TOOL_OPTIONS=" + options);
    }

    /** The same, where no file can grow beyond {@code kilobytes}, as if the disk were full then. */
    static Server startWithin(int kilobytes, Path data, String... settings) {
        return start(within(kilobytes), Map.of(), data, settings);
    }

    /** What stands before a command for no file of it to grow beyond {@code kilobytes}. */
    static List<String> within(int kilobytes) {
        return List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash");
    }

    /** The program with arguments, what it says of errors among its output. */
    public static ProcessBuilder program(String... arguments) {
        return program(List.of(), arguments);
    }

    /** The same, behind what a shell is told before it. */
    static ProcessBuilder program(List<String> shell, String... arguments) {
        List<String> command = new ArrayList<>(shell);
        command.addAll(PROGRAM);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static Server start(List<String> shell, Map<String, String> environment, Path data, String... settings) {
        try {
            int port = freePort();
            List<String> arguments =
                    new ArrayList<>(List.of("serve", "--server.port=" + port, "--demarche.data=" + data));
            arguments.addAll(List.of(settings));
            Path log = Files.createTempFile("demarche", ".log");
            ProcessBuilder program =
                    program(shell, arguments.toArray(String[]::new)).redirectOutput(log.toFile());
            program.environment().putAll(environment);
            Process process = program.start();
            Server server = new Server(port, data, process, log);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** @param headers name and value in turn */
    HttpResponse<String> put(String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return http.send(
                (headers.length == 0 ? request : request.headers(headers))
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Path file) throws IOException, InterruptedException {
        return http.send(
                request(path).POST(HttpRequest.BodyPublishers.ofFile(file)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", bearer());
    }

    /** The value of the header {@code Authorization} for the administrator of the first start. */
    public String bearer() throws IOException {
        return "Bearer " + Files.readString(data.resolve("token")).strip();
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends it a signal, such as {@code STOP}, which no process can catch. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** By which the system knows its process. */
    public long pid() {
        return process.pid();
    }

    /** Tells it to end (SIGTERM), and returns its exit status. */
    int end() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** The exit status of a server that ends by itself. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        URI ready = api.resolve("/actuator/health/readiness");
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended:\n" + log());
            }
            try {
                if (http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // the port is not open
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        process.destroyForcibly();
        throw new IllegalStateException("The server did not answer within " + START + ":\n" + log());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
