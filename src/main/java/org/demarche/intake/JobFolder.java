package org.demarche.intake;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.demarche.kernel.OwnerAlone;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports on the disk, so that one that was taken in is not lost: what was sent ({@code ID.rows}, until it has ended), and what
 * has come of it ({@code ID.json}). Callers see to it that one at a time writes an import.
 */
final class JobFolder {
    private static final String ROWS = ".rows";
    private static final String PART = ".part";
    private static final String JOB = ".json";

    private final Path folder;
    private final JsonMapper json;

    JobFolder(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
    }

    /** Keeps what is sent; all of it is on the disk then, or nothing is there. */
    void receive(String id, InputStream sent) throws IOException {
        Path part = spool(id, sent);
        try {
            Files.move(part, file(id), ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Puts what is sent in a file that is to be deleted; what a crash leaves of it, {@link #all} deletes. */
    Path spool(String id, InputStream sent) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(id + PART);
        boolean isWhole = false;
        try (FileChannel file = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), OwnerAlone.attributes(part));
                OutputStream octets = Channels.newOutputStream(file)) {
            sent.transferTo(octets);
            file.force(true);
            isWhole = true;
            return part;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** What was sent, to be read. */
    InputStream open(String id) throws IOException {
        return Files.newInputStream(file(id));
    }

    /** Whether what was sent is still there. */
    boolean isWaiting(String id) {
        return Files.exists(file(id));
    }

    /** Forgets what was sent. */
    void discard(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what has come of it. */
    void keep(ImportJob job) {
        Path part = folder.resolve(job.id() + JOB + PART);
        try {
            Files.deleteIfExists(part);
            try (FileChannel file = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), OwnerAlone.attributes(part));
                    OutputStream octets = Channels.newOutputStream(file)) {
                octets.write(json.writeValueAsBytes(job));
                file.force(true);
            }
            Files.move(part, folder.resolve(job.id() + JOB), ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The import cannot be kept in " + folder, e);
        }
    }

    /** All that are kept, the latest last; what a crash has left half written is deleted. */
    List<ImportJob> all() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<ImportJob> jobs = files.map(file -> file.getFileName().toString())
                    .filter(name -> !deleted(name))
                    .filter(name -> name.endsWith(JOB))
                    .flatMap(name -> read(folder.resolve(name)).stream())
                    .sorted(Comparator.comparing(ImportJob::startedAt).thenComparing(ImportJob::id))
                    .toList();
            return jobs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean deleted(String name) {
        if (!name.endsWith(PART)) {
            return false;
        }
        try {
            return Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets an import that has ended. */
    void forget(String id) {
        try {
            Files.deleteIfExists(folder.resolve(id + JOB));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ImportJob> read(Path file) {
        try {
            return Optional.of(json.readValue(file, ImportJob.class));
        } catch (JacksonException foreign) {
            return Optional.empty();
        }
    }

    /** Where what was sent lies, until the import has ended. */
    Path file(String id) {
        return folder.resolve(id + ROWS);
    }
}
