package org.demarche.ledger;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.demarche.ledger.tree.CompactRange;
import org.jspecify.annotations.Nullable;

/** Reads the entries of an export one after the other, from the first on, and grows their tree. For one thread. */
public final class ExportReader implements Closeable {
    private final FileChannel file;
    private final BufferedReader lines;
    private final LongConsumer progress;
    private final CompactRange tree = new CompactRange();
    private @Nullable ExportedEntry ahead;

    private ExportReader(FileChannel file, LongConsumer progress) {
        this.file = file;
        this.progress = progress;
        InputStream octets = Channels.newInputStream(file);
        this.lines = new BufferedReader(new InputStreamReader(octets, StandardCharsets.UTF_8.newDecoder()), 1 << 18);
    }

    /**
     * Opens a file, at its beginning.
     *
     * @param progress is told now and then how many octets were read
     */
    public static ExportReader open(Path export, LongConsumer progress) throws IOException {
        return new ExportReader(FileChannel.open(export), progress);
    }

    /**
     * The next entry, which is not taken yet; null at the end.
     *
     * @throws IllegalArgumentException when there is a line that is no entry, or not the one of its place
     */
    public @Nullable ExportedEntry peek() throws IOException {
        if (ahead == null) {
            String line = line();
            ahead = line == null ? null : parse(line);
        }
        return ahead;
    }

    /** Takes the entry that was last peeked at. */
    public void take() {
        if (ahead == null) {
            throw new IllegalStateException("there is no entry to be taken");
        }
        tree.append(ahead.leafHash());
        ahead = null;
    }

    /** How many entries were taken, which is the revision of the last. */
    public long taken() {
        return tree.size();
    }

    /** The root of the tree over the entries taken, in Base 64. */
    public String root() {
        return tree.root().toString();
    }

    private @Nullable String line() throws IOException {
        progress.accept(file.position());
        try {
            return lines.readLine();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Line " + (tree.size() + 1) + " or one after it is not UTF-8", e);
        }
    }

    private ExportedEntry parse(String line) {
        ExportedEntry entry;
        try {
            entry = ExportedEntry.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Line " + (tree.size() + 1) + ": " + e.getMessage(), e);
        }
        if (entry.revision() != tree.size() + 1) {
            throw new IllegalArgumentException(
                    "Line " + (tree.size() + 1) + " is revision " + entry.revision() + " of a ledger");
        }
        return entry;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
