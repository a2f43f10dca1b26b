package org.demarche.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.demarche.ledger.tree.Tiles;
import org.demarche.ledger.tree.Tree;

/**
 * The ledger as a file: leaf after leaf in the order of their revisions, each with a line feed. The same revisions are
 * the same octets for ever, so that whoever was cut off goes on where a line ended. Thread-safe.
 */
public class LedgerExport {
    private static final int PAGE = 200;
    private static final String BEGINNING = "{\"revision\":1,";

    /** So many pages are read at once, of however many exports: others have use for the connections. */
    private final Semaphore reading = new Semaphore(2);

    private final EntryStore entries;
    private final Tiles tiles;

    LedgerExport(EntryStore entries, Tiles tiles) {
        this.entries = entries;
        this.tiles = tiles;
    }

    /**
     * Writes the entries from revision {@code from} to {@code to}, both included; nothing where {@code from} is beyond
     * {@code to}. Reads a page at a time and writes while it holds neither transaction nor connection, however slow
     * {@code out} is. Throws {@link IllegalStateException} before an entry that is missing.
     */
    public void write(long from, long to, OutputStream out) throws IOException {
        for (long next = from; next <= to; next += PAGE) {
            int count = (int) Math.min(PAGE, to - next + 1);
            List<Entry> page = page(next, count);
            if (page.size() != count) {
                throw new IllegalStateException("The ledger lacks an entry from revision " + next + " on");
            }
            for (Entry entry : page) {
                out.write(entry.leaf().line());
                out.write('\n');
            }
        }
    }

    private List<Entry> page(long first, int count) {
        reading.acquireUninterruptibly();
        try {
            return entries.entriesAfter(first - 1, count);
        } finally {
            reading.release();
        }
    }

    /**
     * The revision with which an export goes on that is in a file already, 1 where there is no file. An unfinished last line
     * is cut off the file.
     *
     * @throws IllegalArgumentException when the file is no export of this ledger from revision 1 on
     */
    public long next(Path file) throws IOException {
        if (Files.notExists(file)) {
            return 1;
        }
        requireBeginning(file);
        cutOffUnfinished(file);
        try (ExportReader there = ExportReader.open(file, octets -> {})) {
            while (there.peek() != null) {
                there.take();
            }
            long taken = there.taken();
            if (taken > entries.head().revision()
                    || !new Tree(tiles, taken).head().root().toString().equals(there.root())) {
                throw new IllegalArgumentException(file + " is an export of another ledger; nothing was written.");
            }
            return taken + 1;
        }
    }

    /** So that nothing is cut off a file that is something else. */
    private static void requireBeginning(Path path) throws IOException {
        try (InputStream octets = Files.newInputStream(path)) {
            String begin = new String(octets.readNBytes(BEGINNING.length()), StandardCharsets.US_ASCII);
            if (!BEGINNING.startsWith(begin)) {
                throw new IllegalArgumentException(path + " is no export of a ledger; nothing was written.");
            }
        }
    }

    private static void cutOffUnfinished(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long end = file.length();
            boolean isWhole = end == 0;
            while (!isWhole && end > 0) {
                file.seek(end - 1);
                isWhole = file.read() == '\n';
                end = isWhole ? end : end - 1;
            }
            file.setLength(end);
        }
    }
}
