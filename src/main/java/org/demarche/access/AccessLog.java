package org.demarche.access;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.demarche.kernel.OwnerAlone;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who asked for what, apart from the ledger: a file for each day (UTC), a line of JSON for each access. Days that lie further
 * back than they are to be kept are deleted when a new one begins. Thread-safe.
 */
public class AccessLog {
    /** So many refusals a minute have a line each, so that nobody fills the disk from outside. */
    static final int REFUSALS_A_MINUTE = 600;

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Of a token, which whoever sends it in an address would leave here. */
    private static final Pattern SECRET = Pattern.compile("dmr_[A-Za-z0-9_-]+");

    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final int days;
    private final Clock clock;
    private @Nullable LocalDate today;
    private Instant minute = Instant.EPOCH;
    private int refusals;
    private int omitted;

    AccessLog(Path folder, int days, Clock clock) {
        this.folder = folder;
        this.days = days;
        this.clock = clock;
    }

    /** Notes that somebody is let in; throws {@link UncheckedIOException} where it cannot, and they must not be. */
    public synchronized void letIn(
            String who, @Nullable String token, String method, String path, String address, String correlationId) {
        Instant now = clock.instant();
        write(new Access(now, null, who, token, method, path, address, correlationId, 0));
    }

    /** Notes a refusal, unless there were too many in this minute: then the next one that is noted says how many. */
    public synchronized void refused(
            int status,
            @Nullable String who,
            @Nullable String token,
            String method,
            String path,
            String address,
            @Nullable String correlationId) {
        Instant now = clock.instant();
        if (!now.truncatedTo(ChronoUnit.MINUTES).equals(minute)) {
            minute = now.truncatedTo(ChronoUnit.MINUTES);
            refusals = 0;
        }
        if (refusals++ >= REFUSALS_A_MINUTE) {
            omitted++;
            return;
        }
        write(new Access(now, status, who, token, method, path, address, correlationId, omitted));
        omitted = 0;
    }

    private void write(Access access) {
        LocalDate day = access.at().atZone(ZoneOffset.UTC).toLocalDate();
        try {
            if (!day.equals(today) || Files.notExists(folder)) {
                Files.createDirectories(folder);
                deleteBefore(day.minusDays(days));
                today = day;
            }
            Path file = file(day);
            if (Files.notExists(file)) {
                Files.createFile(file, OwnerAlone.attributes(file));
            }
            String line = SECRET.matcher(JSON.writeValueAsString(access)).replaceAll("dmr_…");
            Files.writeString(file, endOfTorn(file) + line + "\n", APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The access log cannot be written in " + folder, e);
        }
    }

    /** What a crash left of a line is ended before the next. */
    private static String endOfTorn(Path file) throws IOException {
        if (Files.size(file) == 0) {
            return "";
        }
        try (SeekableByteChannel octets = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            octets.position(octets.size() - 1).read(last);
            return last.get(0) == '\n' ? "" : "\n";
        }
    }

    private static Optional<Access> parse(String line) {
        try {
            return Optional.of(JSON.readValue(line, Access.class));
        } catch (JacksonException torn) {
            return Optional.empty();
        }
    }

    /**
     * Gives the lines of the days from one on, in their order, to whoever takes them, as long as they do.
     *
     * @param skip so many lines of the first day are passed over
     */
    public void read(LocalDate from, long skip, Reader reader) {
        try {
            for (LocalDate day : kept()) {
                if (!day.isBefore(from) && !readDay(day, day.equals(from) ? skip : 0, reader)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The access log cannot be read in " + folder, e);
        }
    }

    /** Takes lines. */
    @FunctionalInterface
    public interface Reader {
        /** Returns whether it wants more; {@code line}: its number on the day, from 0. */
        boolean take(LocalDate day, long line, Access access);
    }

    private boolean readDay(LocalDate day, long skip, Reader reader) throws IOException {
        try (Stream<String> lines = Files.lines(file(day), StandardCharsets.UTF_8)) {
            long number = skip;
            for (var line = lines.skip(skip).iterator(); line.hasNext(); number++) {
                Optional<Access> access = parse(line.next());
                if (access.isPresent() && !reader.take(day, number, access.get())) {
                    return false;
                }
            }
            return true;
        }
    }

    private List<LocalDate> kept() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .flatMap(name -> day(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<LocalDate> day(String name) {
        try {
            return Stream.of(LocalDate.parse(name));
        } catch (DateTimeParseException foreign) {
            return Stream.empty();
        }
    }

    private void deleteBefore(LocalDate first) throws IOException {
        for (LocalDate day : kept()) {
            if (day.isBefore(first)) {
                Files.deleteIfExists(file(day));
                LOG.info("Deleted the access log of {}", day);
            }
        }
    }

    private Path file(LocalDate day) {
        return folder.resolve(day + SUFFIX);
    }
}
