package org.demarche.intake;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports what is put into a folder, {@code CRISIS/FORMAT/FILE}, and moves it to {@code done} or {@code failed} beside it, with a
 * report. A delimited file lies in {@code csv-MAPPING}. A file is taken when it has not changed from one look to the next. What was
 * begun when the program ended is begun again, which records nothing twice.
 */
final class WatchedFolder implements SmartLifecycle {
    /** Who records what is found there. */
    static final String WHO = "watched-folder";

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final String WITH_MAPPING = "csv-";

    private final Path folder;
    private final Importer importer;
    private final JsonMapper json;
    private final Clock clock;
    private Map<Path, Seen> seen = Map.of();
    private volatile @Nullable ScheduledExecutorService watching;
    private volatile boolean isStopping;

    private record Seen(long size, Instant changed) {}

    /** What became of a file. */
    private record Report(
            String file,
            ImportState state,
            Counts counts,
            @Nullable String reason,
            Instant endedAt,
            List<Rejection> rejectedRows) {}

    WatchedFolder(Path folder, Importer importer, JsonMapper json, Clock clock) {
        this.folder = folder;
        this.importer = importer;
        this.json = json;
        this.clock = clock;
    }

    /** Imports what lies there as it did at the look before. */
    void look() {
        Map<Path, Seen> now = new HashMap<>();
        for (Path file : files()) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                Seen here = new Seen(
                        attributes.size(), attributes.lastModifiedTime().toInstant());
                if (here.equals(seen.get(file))) {
                    bring(file);
                } else {
                    now.put(file, here);
                }
            } catch (IOException gone) {
                LOG.debug("{} is not there any more", file);
            }
        }
        seen = now;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path crisis : in(folder, true)) {
            for (Path format : in(crisis, true)) {
                files.addAll(in(format, false));
            }
        }
        return files;
    }

    private static List<Path> in(Path folder, boolean folders) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> folders ? Files.isDirectory(file) : Files.isRegularFile(file))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The watched folder cannot be read: " + folder, e);
        }
    }

    private void bring(Path file) throws IOException {
        Following following = new Following();
        ImportState state = ImportState.FINISHED;
        String reason = null;
        try (InputStream rows = Files.newInputStream(file)) {
            if (!importer.run(assignment(file), rows, Map.of(), "watch/" + file.getFileName(), following)) {
                return; // the program ends, and begins it again
            }
        } catch (Refusal refusal) {
            state = ImportState.FAILED;
            reason = refusal.code().text() + ": " + refusal.detail();
        } catch (IOException unreadable) {
            state = ImportState.FAILED;
            reason = "unavailable: " + unreadable.getMessage();
        }
        Report report = new Report(
                file.getFileName().toString(), state, following.counts, reason, clock.instant(), following.rejections);
        settle(file, report);
        LOG.info(
                "{}: {}, {} rows read, {} recorded",
                file,
                state,
                report.counts().read(),
                report.counts().recorded());
    }

    private Assignment assignment(Path file) {
        Path place = folder.relativize(file);
        String format = place.getName(1).toString();
        boolean mapped = format.startsWith(WITH_MAPPING);
        return new Assignment(
                new CrisisId(place.getName(0).toString()),
                ImportFormat.of(mapped ? ImportFormat.CSV.text() : format),
                mapped ? format.substring(WITH_MAPPING.length()) : null,
                WHO,
                false);
    }

    private void settle(Path file, Report report) {
        try {
            Path to = Files.createDirectories(
                    file.resolveSibling(report.state() == ImportState.FINISHED ? "done" : "failed"));
            Files.write(to.resolve(file.getFileName() + ".report.json"), json.writeValueAsBytes(report));
            Files.move(file, to.resolve(file.getFileName()), REPLACE_EXISTING);
        } catch (IOException full) {
            throw new UncheckedIOException("What became of " + file + " cannot be kept", full);
        }
    }

    private final class Following implements Progress {
        private Counts counts = Counts.NONE;
        private List<Rejection> rejections = List.of();

        @Override
        public void advance(Counts come, List<Rejection> refused) {
            counts = come;
            rejections = refused;
        }

        @Override
        public boolean isCancelled() {
            return isStopping;
        }
    }

    @Override
    public void start() {
        isStopping = false;
        ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("watched-folder").daemon().factory());
        var unused = watcher.scheduleWithFixedDelay(this::lookAgain, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        watching = watcher;
    }

    /** What fails is tried again: the file is still there. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOG.warn("The watched folder is looked at again later: {}", failure.toString());
        }
    }

    @Override
    public void stop(Runnable stopped) {
        Imports.stopAside("watched-folder-stop", this, stopped);
    }

    @Override
    public void stop() {
        isStopping = true;
        ScheduledExecutorService watcher = watching;
        if (watcher == null) {
            return;
        }
        watcher.shutdown();
        try {
            if (!watcher.awaitTermination(Imports.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A watched file does not end with its batch; it is begun again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watching = null;
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }
}
