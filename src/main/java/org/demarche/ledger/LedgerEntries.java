package org.demarche.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.demarche.ledger.tree.Hash;
import tools.jackson.databind.json.JsonMapper;

/** The entries one after the other, with the bytes that their hashes commit to. Thread-safe. */
public class LedgerEntries {
    private static final int FETCH = 100;
    private static final int ENOUGH = 4 * 1024 * 1024;

    private final EntryStore entries;
    private final SubtreeStore subtrees;

    LedgerEntries(EntryStore entries, SubtreeStore subtrees) {
        this.entries = entries;
        this.subtrees = subtrees;
    }

    /**
     * The entries from revision {@code from} to {@code to}, both included; fewer when their leaves are longer together than
     * 4 MiB, at least one where there is one. Which ones depends on nothing but the ledger.
     */
    public List<LedgerEntry> read(long from, long to) {
        List<LedgerEntry> read = new ArrayList<>();
        int octets = 0;
        while (octets < ENOUGH && from + read.size() <= to) {
            long next = from + read.size();
            int count = (int) Math.min(FETCH, to - next + 1);
            Iterator<Hash> hashes = subtrees.leaves(next - 1, count).iterator();
            List<Entry> fetched = entries.entriesAfter(next - 1, count);
            if (fetched.size() != count) {
                throw new IllegalStateException("The ledger lacks an entry from revision " + next + " on");
            }
            for (Entry entry : fetched) {
                if (octets < ENOUGH) {
                    byte[] leaf = entry.leaf().line();
                    octets += leaf.length;
                    read.add(entry(entry, hashes.next(), leaf));
                }
            }
        }
        return read;
    }

    private static LedgerEntry entry(Entry entry, Hash hash, byte[] leaf) {
        StoredEvent event = entry.event();
        return new LedgerEntry(
                entry.revision(),
                event.payloadType(),
                event.aggregate(),
                JsonMapper.shared().readTree(event.metadata()).path("who").asString(""),
                Instant.ofEpochSecond(entry.recordedAt()),
                hash,
                new String(leaf, StandardCharsets.UTF_8));
    }
}
