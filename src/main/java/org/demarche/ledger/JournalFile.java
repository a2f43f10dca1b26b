package org.demarche.ledger;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The ledger as a text file that only grows at its end: a line for an entry, its leaf, the same octets as in an export. It is
 * what the embedded database is rebuilt from after a crash. For one thread at a time.
 *
 * <p>What a crash left of an unfinished line is cut off when the file is opened; nobody was told of it.
 */
class JournalFile implements Journal, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
    private static final int PAGE = 500;
    private static final int BLOCK = 8_192;
    private static final byte[] REVISION = "{\"revision\":".getBytes(StandardCharsets.US_ASCII);

    private final EntryStore entries;
    private final Path path;
    /** Unlike a channel it is not closed by the interruption of a thread that writes. */
    private final RandomAccessFile file;

    private long length;
    private long last;

    private JournalFile(Path path, EntryStore entries) throws IOException {
        this.path = path;
        this.entries = entries;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        length = file.length();
        long end = lineStart(length);
        if (end < length) {
            LOG.warn("{} octets of an unfinished entry were cut off {}", length - end, path);
            file.setLength(end);
            length = end;
        }
        last = length == 0 ? 0 : revisionAt(lineStart(length - 1));
    }

    /**
     * Opens the file; where there is none, makes it with all entries that there are, whole or not at all. Only for who has
     * the database of the ledger open, so that there is but one.
     *
     * @param entries where entries that the file lacks are read
     */
    static JournalFile open(Path path, EntryStore entries) throws IOException {
        if (Files.notExists(path)) {
            Path draft = path.resolveSibling(path.getFileName() + ".draft");
            Files.deleteIfExists(draft);
            try (JournalFile made = new JournalFile(draft, entries)) {
                made.keep(List.of(), entries.head().revision());
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            forceNameOf(path);
        }
        return new JournalFile(path, entries);
    }

    /** Revision of the last entry in the file, on the disk; 0 for none. */
    long last() {
        return last;
    }

    @Override
    public void keep(List<Leaf> newest, long head) {
        if (head > last && newest.size() == head - last) {
            append(newest);
        }
        while (last < head) {
            int count = (int) Math.min(PAGE, head - last);
            List<Entry> page = entries.entriesAfter(last, count);
            if (page.size() != count) {
                throw new IllegalStateException("The ledger lacks an entry from revision " + (last + 1) + " on");
            }
            append(page.stream().map(Entry::leaf).toList());
        }
    }

    private void append(List<Leaf> leaves) {
        var lines = new ByteArrayOutputStream();
        for (Leaf leaf : leaves) {
            lines.writeBytes(leaf.line());
            lines.write('\n');
        }
        try {
            file.seek(length);
            file.write(lines.toByteArray());
            file.getFD().sync();
        } catch (IOException e) {
            cutBack(e);
            throw new DataAccessResourceFailureException("The journal " + path + " cannot be written", e);
        }
        length += lines.size();
        last = leaves.getLast().revision();
    }

    private void cutBack(IOException because) {
        try {
            file.setLength(length);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /**
     * The lines of the entries after a revision, in their order, without their line feeds. To be closed. Reading throws
     * {@link java.io.UncheckedIOException} where an octet is not UTF-8.
     */
    Stream<String> linesAfter(long revision) throws IOException {
        InputStream octets = Files.newInputStream(path);
        octets.skipNBytes(startAfter(revision));
        return new BufferedReader(new InputStreamReader(octets, StandardCharsets.UTF_8.newDecoder())).lines();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Where the line of the first entry after {@code revision} begins, or the end: half by half. */
    private long startAfter(long revision) throws IOException {
        long low = 0;
        long high = length;
        while (low < high) {
            long middle = lineStart((low + high) / 2);
            if (revisionAt(middle) <= revision) {
                low = lineEnd(middle);
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long revisionAt(long start) throws IOException {
        byte[] head = read(start, REVISION.length + 20);
        long revision = 0;
        int at = REVISION.length;
        for (; at < head.length && Character.isDigit(head[at]); at++) {
            revision = revision * 10 + head[at] - '0';
        }
        if (at == REVISION.length || !startsWithRevision(head)) {
            throw new IOException("No entry of a ledger begins at octet " + start + " of " + path);
        }
        return revision;
    }

    private static boolean startsWithRevision(byte[] head) {
        return Arrays.equals(head, 0, REVISION.length, REVISION, 0, REVISION.length);
    }

    /** Where the line begins in which the octet before {@code offset} is not the end; that is {@code offset} after a line feed. */
    private long lineStart(long offset) throws IOException {
        for (long to = offset; to > 0; to -= BLOCK) {
            long from = Math.max(0, to - BLOCK);
            byte[] block = read(from, (int) (to - from));
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    /** Where the line after the one at {@code start} begins. */
    private long lineEnd(long start) throws IOException {
        for (long from = start; from < length; from += BLOCK) {
            byte[] block = read(from, BLOCK);
            for (int i = 0; i < block.length; i++) {
                if (block[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return length;
    }

    private byte[] read(long from, int most) throws IOException {
        byte[] octets = new byte[(int) Math.min(most, length - from)];
        file.seek(from);
        file.readFully(octets);
        return octets;
    }

    /** So that a new file is found after a loss of power, where the system lets folders be forced. */
    private static void forceNameOf(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
