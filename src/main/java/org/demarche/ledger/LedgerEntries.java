package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.demarche.ledger.tree.Hash;

/** The entries one after the other, with the bytes that their hashes commit to. Thread-safe. */
public class LedgerEntries {
    private static final int FETCH = 100;
    private static final int ENOUGH = 4 * 1024 * 1024;
    /** So many entries are looked at for one page, whether they are sought or not. */
    static final int LOOKED_AT = 10_000;

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
                throw lacking(next);
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

    /**
     * Those of the entries from revision {@code from} to {@code to}, both included, that are sought: at most {@code limit}, fewer
     * when their leaves are longer together than 4 MiB, and none of those behind the first {@value #LOOKED_AT} unless an aggregate
     * is named. So a page costs no more than it did for however long the ledger has become; that of an aggregate, as much as it
     * has events. Which ones depends on nothing but the ledger.
     */
    public FoundEntries find(Sought sought, long from, long to, int limit) {
        if (sought.isAny()) {
            List<LedgerEntry> read = read(from, Math.min(to, from + limit - 1));
            return new FoundEntries(read, from + read.size());
        }
        long end = sought.aggregate() == null ? Math.min(to, from + LOOKED_AT - 1) : to;
        List<Long> found = outlines(sought, from, end).stream()
                .filter(sought::is)
                .map(Outline::revision)
                .filter(revision -> revision >= from && revision <= end)
                .limit(limit + 1L)
                .toList();
        List<LedgerEntry> read = read(found.subList(0, Math.min(limit, found.size())));
        return new FoundEntries(read, read.size() < found.size() ? found.get(read.size()) : Math.max(from, end + 1));
    }

    private List<Outline> outlines(Sought sought, long from, long to) {
        if (sought.aggregate() != null) {
            return entries.outlines(sought.aggregate());
        }
        List<Outline> range = entries.outlines(from, to);
        if (range.size() != Math.max(0, to - from + 1)) {
            throw lacking(from);
        }
        return range;
    }

    private List<LedgerEntry> read(List<Long> revisions) {
        List<LedgerEntry> read = new ArrayList<>();
        int octets = 0;
        for (int done = 0; octets < ENOUGH && done < revisions.size(); done += FETCH) {
            List<Long> some = revisions.subList(done, Math.min(done + FETCH, revisions.size()));
            Map<Long, Hash> hashes = entries.hashes(some);
            List<Entry> fetched = entries.at(some).stream()
                    .sorted(Comparator.comparingLong(Entry::revision))
                    .toList();
            for (Entry entry : fetched) {
                if (octets < ENOUGH) {
                    byte[] leaf = entry.leaf().line();
                    octets += leaf.length;
                    read.add(entry(entry, requireNonNull(hashes.get(entry.revision())), leaf));
                }
            }
        }
        return read;
    }

    private static IllegalStateException lacking(long from) {
        return new IllegalStateException("The ledger lacks an entry from revision " + from + " on");
    }

    private static LedgerEntry entry(Entry entry, Hash hash, byte[] leaf) {
        StoredEvent event = entry.event();
        return new LedgerEntry(
                entry.revision(),
                event.payloadType(),
                event.aggregate(),
                Outline.writer(event.metadata()),
                Instant.ofEpochSecond(entry.recordedAt()),
                hash,
                new String(leaf, StandardCharsets.UTF_8));
    }
}
