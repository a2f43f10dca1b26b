package org.demarche.ledger;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The last entries that this node has put into the ledger, for readers who follow closely: what is committed never changes,
 * so that it need not be read back. Without gaps, and of limited size. Thread-safe.
 */
class RecentEntries {
    private static final long MOST_OCTETS = 4_000_000;

    /** Of an entry beside what it says: seen by the objects of a heap, rounded up. */
    private static final long OCTETS_OF_OBJECTS = 600;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long octets;

    /** Remembers entries in ledger order, committed already; forgets all before a gap that another node has filled. */
    synchronized void add(List<Leaf> leaves) {
        for (Leaf leaf : leaves) {
            if (!entries.isEmpty() && leaf.revision() != entries.getLast().revision() + 1) {
                entries.clear();
                octets = 0;
            }
            Entry entry = new Entry(leaf.revision(), leaf.recordedAt(), leaf.event());
            entries.add(entry);
            octets += size(entry);
            while (octets > MOST_OCTETS) {
                octets -= size(entries.remove());
            }
        }
    }

    /** The entries after the revision, at most {@code limit}; empty when the first of them is not remembered. */
    synchronized Optional<List<Entry>> after(long revision, int limit) {
        if (entries.isEmpty()
                || entries.getFirst().revision() > revision + 1
                || entries.getLast().revision() <= revision) {
            return Optional.empty();
        }
        return Optional.of(entries.stream()
                .skip(revision + 1 - entries.getFirst().revision())
                .limit(limit)
                .toList());
    }

    private static long size(Entry entry) {
        return OCTETS_OF_OBJECTS
                + entry.event().payload().length
                + entry.event().metadata().length;
    }
}
