package org.demarche;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of one test alone, which can be lost and come back at the same address. */
public final class BreakablePostgres implements Closeable {
    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    /** @param folder where its files lie, which is not there yet */
    public BreakablePostgres(Path folder) {
        this.folder = folder;
        this.running = start(folder, 0);
        this.port = running.getPort();
    }

    public int port() {
        return port;
    }

    /** What a program is told of it. */
    public List<String> settings() {
        return List.of("--spring.datasource.url=" + running.getJdbcUrl("postgres", "postgres"));
    }

    public void execute(String sql) {
        try (var connection = running.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills all of its processes ({@code SIGKILL}), the first of them first. */
    public void crash() {
        try {
            String server = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
            ProcessHandle first = ProcessHandle.of(Long.parseLong(server)).orElseThrow();
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(first), first.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again, whether it was lost or has ended by itself. */
    public void comeBack() {
        running = start(folder, port);
    }

    /** Whether its process is there. */
    public boolean isThere() {
        try {
            Path server = folder.resolve("postmaster.pid");
            return Files.exists(server)
                    && ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(server).getFirst().strip()))
                            .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It may have been lost: then it says that there is nobody to stop. */
    @Override
    public void close() throws IOException {
        Heard unheard = new Heard(EmbeddedPostgres.class);
        try {
            running.close();
        } finally {
            unheard.close();
        }
    }

    private static EmbeddedPostgres start(Path folder, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
