package org.demarche.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The ledger as a file: leaf after leaf in the order of their revisions, each with a line feed. The same revisions are
 * the same octets for ever, so that whoever was cut off goes on where a line ended. Thread-safe.
 */
public class LedgerExport {
    private static final int PAGE = 200;

    private final EntryStore entries;

    LedgerExport(EntryStore entries) {
        this.entries = entries;
    }

    /**
     * Writes the entries from revision {@code from} to {@code to}, both included; nothing where {@code from} is beyond
     * {@code to}. Reads a page at a time and writes while it holds neither transaction nor connection, however slow
     * {@code out} is. Throws {@link IllegalStateException} before an entry that is missing.
     */
    public void write(long from, long to, OutputStream out) throws IOException {
        for (long next = from; next <= to; next += PAGE) {
            int count = (int) Math.min(PAGE, to - next + 1);
            List<Entry> page = entries.entriesAfter(next - 1, count);
            if (page.size() != count) {
                throw new IllegalStateException("The ledger lacks an entry from revision " + next + " on");
            }
            for (Entry entry : page) {
                out.write(entry.leaf().line());
                out.write('\n');
            }
        }
    }
}
