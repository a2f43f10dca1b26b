package org.demarche.access;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.demarche.kernel.OwnerAlone;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens in a text file that only grows: a line of JSON for each that was made, revoked or used. A line is on the disk before
 * anybody is told. Other processes may write it, too, while a server runs. What a crash left of an unfinished line counts
 * for nothing, and is cut off by the next line.
 */
class TokenFile implements TokenStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One of the three is there. */
    private record Line(
            @Nullable Made made,
            @Nullable Event revoked,
            @Nullable Event used) {}

    private record Made(String hash, Token token) {}

    private record Event(String id, Instant at) {}

    private final Path path;
    private SequencedMap<String, Token> tokens = new LinkedHashMap<>();
    /** So much of the file is in {@link #tokens}. */
    private long read;

    TokenFile(Path path) {
        this.path = path;
    }

    @Override
    public synchronized Optional<Token> find(String hash) {
        catchUp();
        return Optional.ofNullable(tokens.get(hash));
    }

    @Override
    public synchronized List<Token> list() {
        catchUp();
        return List.copyOf(tokens.values());
    }

    @Override
    public void add(String hash, Token token) {
        append(new Line(new Made(hash, token), null, null));
    }

    @Override
    public void revoke(String id, Instant moment) {
        append(new Line(null, new Event(id, moment), null));
    }

    @Override
    public void use(String id, Instant moment) {
        append(new Line(null, null, new Event(id, moment)));
    }

    private synchronized void append(Line line) {
        ByteBuffer octets = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel file = FileChannel.open(path, Set.of(CREATE, READ, WRITE), OwnerAlone.attributes(path))) {
            file.lock(); // until it is closed
            file.truncate(endOfLastLine(file));
            file.position(file.size());
            while (octets.hasRemaining()) {
                file.write(octets);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The tokens cannot be written to " + path, e);
        }
    }

    private static long endOfLastLine(FileChannel file) throws IOException {
        ByteBuffer octet = ByteBuffer.allocate(1);
        for (long end = file.size(); end > 0; end--) {
            file.read(octet.clear(), end - 1);
            if (octet.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    private void catchUp() {
        try {
            if (Files.notExists(path)) {
                tokens = new LinkedHashMap<>();
                read = 0;
                return;
            }
            long size = Files.size(path);
            if (size < read) {
                tokens = new LinkedHashMap<>();
                read = 0;
            }
            if (size > read) {
                readOn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The tokens cannot be read from " + path, e);
        }
    }

    private void readOn() throws IOException {
        try (FileChannel file = FileChannel.open(path, READ)) {
            ByteBuffer octets = ByteBuffer.allocate((int) (file.size() - read));
            int got = 0;
            while (octets.hasRemaining() && got >= 0) {
                got = file.read(octets, read + octets.position());
            }
            String text = new String(octets.array(), 0, octets.position(), StandardCharsets.ISO_8859_1);
            int whole = text.lastIndexOf('\n') + 1;
            new String(octets.array(), 0, whole, StandardCharsets.UTF_8)
                    .lines()
                    .map(this::parse)
                    .forEach(this::take);
            read += whole;
        }
    }

    private Line parse(String line) {
        try {
            return JSON.readValue(line, Line.class);
        } catch (JacksonException foreign) {
            throw new UncheckedIOException(new IOException(
                    "There is a line in " + path + " that is none of a token: "
                            + line.substring(0, Math.min(line.length(), 20)) + "…",
                    foreign));
        }
    }

    private void take(Line line) {
        if (line.made() != null) {
            tokens.put(line.made().hash(), line.made().token());
        }
        if (line.revoked() != null) {
            Event revoked = line.revoked();
            tokens.replaceAll((hash, token) ->
                    token.id().equals(revoked.id()) && token.revoked() == null ? token.revokedAt(revoked.at()) : token);
        }
        if (line.used() != null) {
            Event used = line.used();
            tokens.replaceAll((hash, token) -> token.id().equals(used.id()) ? token.usedAt(used.at()) : token);
        }
    }
}
