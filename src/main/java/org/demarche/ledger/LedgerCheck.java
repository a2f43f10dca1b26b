package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.demarche.ledger.Damage.Kind;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tiles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares events, entries, tree and journal with each other, entry by entry, while others may write. Reads everything, a page
 * at a time, and changes nothing. Thread-safe.
 */
public class LedgerCheck {
    private static final int PAGE = 500;
    /** Events whose entries are looked for at once. */
    private static final long SPAN = 100_000;

    private final EntryStore entries;
    private final SubtreeStore subtrees;
    private final JdbcTemplate jdbc;
    private final @Nullable Path journal;
    private final boolean killed;
    private final Durability durability;

    /**
     * @param journal null: there is none
     * @param killed whether the database was not closed the last time
     */
    LedgerCheck(
            EntryStore entries,
            SubtreeStore subtrees,
            JdbcTemplate jdbc,
            @Nullable Path journal,
            boolean killed,
            Durability durability) {
        this.killed = killed;
        this.durability = durability;
        this.entries = entries;
        this.subtrees = subtrees;
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /**
     * The first difference, if there is any.
     *
     * @param progress is told after each page up to which revision all is well
     */
    public Optional<Damage> first(LongConsumer progress) {
        return first(progress, false);
    }

    /**
     * The same of a store that only the asker has open, before anything of it is started: nothing is put in order yet, and the
     * journal must end where the entries do. Of a database that was not closed the last time, which is made anew from the
     * journal when it is started, there is nothing to say.
     */
    public Optional<Damage> firstAtRest(LongConsumer progress) {
        return killed ? Optional.empty() : first(progress, true);
    }

    /** Throws, with a paragraph, where {@link #firstAtRest} finds something. */
    public void requireSoundAtRest() {
        firstAtRest(revision -> {}).ifPresent(damage -> {
            throw damaged(damage);
        });
    }

    /** The same of a store that others may write to. */
    public void requireSound() {
        first(revision -> {}).ifPresent(damage -> {
            throw damaged(damage);
        });
    }

    private static LedgerFailure damaged(Damage damage) {
        return new LedgerFailure(
                "The ledger is damaged, and nothing was changed: " + damage,
                "See what the documentation says of that code (docs/audit.md), or put a backup in its place.");
    }

    private Optional<Damage> first(LongConsumer progress, boolean atRest) {
        EntryStore.Head head;
        try {
            head = entries.head();
        } catch (NoSuchElementException none) {
            return Optional.of(new Damage(Kind.HEAD_ALTERED, 0, "there is no head"));
        }
        if (!atRest) {
            durability.secure(); // entries are in the database before they are in the journal
        }
        try (Kept kept = journal == null ? new Kept(null) : new Kept(ExportReader.open(journal, octets -> {}))) {
            for (long next = 1; next <= head.revision(); next += PAGE) {
                long last = Math.min(head.revision(), next + PAGE - 1);
                Damage found = inPage(next, last, kept);
                if (found != null) {
                    return Optional.of(found);
                }
                progress.accept(last);
            }
            Damage ofHead = inHead(head);
            if (ofHead != null) {
                return Optional.of(ofHead);
            }
            if (atRest && kept.goesOn()) {
                return Optional.of(new Damage(
                        Kind.JOURNAL_DIFFERS, head.revision() + 1, "the journal has it, and the database does not"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be read", e);
        }
        return inTree(head.revision()).or(this::unknownEvent);
    }

    /** The journal, read along. */
    private record Kept(@Nullable ExportReader journal) implements AutoCloseable {
        /** The hash of the next line; null where there is no journal. */
        @Nullable Hash next() throws IOException {
            if (journal == null) {
                return null;
            }
            ExportedEntry entry = journal.peek();
            if (entry == null) {
                throw new IllegalArgumentException("it ends after revision " + journal.taken());
            }
            journal.take();
            return entry.leafHash();
        }

        boolean goesOn() throws IOException {
            return journal != null && journal.peek() != null;
        }

        @Override
        public void close() throws IOException {
            if (journal != null) {
                journal.close();
            }
        }
    }

    private @Nullable Damage inPage(long from, long to, Kept journaled) throws IOException {
        Map<Long, Hash> hashes;
        try {
            hashes = entries.hashes(from, to);
        } catch (IllegalArgumentException e) {
            return new Damage(Kind.HASH_ALTERED, from, "it or one of the next has no hash; " + e.getMessage());
        }
        Map<Long, Entry> events = new HashMap<>();
        entries.entriesAfter(from - 1, (int) (to - from + 1)).forEach(entry -> events.put(entry.revision(), entry));
        for (long revision = from; revision <= to; revision++) {
            Hash kept = hashes.get(revision);
            if (kept == null) {
                return new Damage(Kind.ENTRY_MISSING, revision, "there is no entry");
            }
            Entry entry = events.get(revision);
            if (entry == null) {
                return new Damage(Kind.EVENT_MISSING, revision, "its event is not in the event store");
            }
            Hash inJournal;
            try {
                inJournal = journaled.next();
            } catch (IllegalArgumentException e) {
                return new Damage(Kind.JOURNAL_DIFFERS, revision, "the journal does not have it; " + e.getMessage());
            }
            try {
                if (!entry.leaf().hash().equals(kept)) {
                    return unlikeItsHash(entry, kept, inJournal, events);
                }
            } catch (IllegalStateException e) {
                return new Damage(Kind.EVENT_ALTERED, revision, String.valueOf(e.getMessage()));
            }
            if (inJournal != null && !inJournal.equals(kept)) {
                return new Damage(Kind.JOURNAL_DIFFERS, revision, "the journal has another entry");
            }
        }
        return null;
    }

    private Damage unlikeItsHash(Entry entry, Hash kept, @Nullable Hash inJournal, Map<Long, Entry> others) {
        long revision = entry.revision();
        for (Entry other : others.values()) {
            if (new Leaf(revision, entry.recordedAt(), other.event()).hash().equals(kept)
                    || new Leaf(other.revision(), entry.recordedAt(), entry.event())
                            .hash()
                            .equals(kept)) {
                return new Damage(
                        Kind.ENTRIES_SWAPPED, revision, "it and revision " + other.revision() + " are swapped");
            }
        }
        Hash computed = entry.leaf().hash();
        if ((inJournal != null && computed.equals(inJournal)) || isInTree(revision, computed)) {
            return new Damage(Kind.HASH_ALTERED, revision, "its hash is " + kept + ", its event gives " + computed);
        }
        return new Damage(
                Kind.EVENT_ALTERED,
                revision,
                "event " + entry.event().identifier() + " gives the hash " + computed + ", the ledger has " + kept);
    }

    /** Whether the tree, so far as it goes, was grown with that hash of the entry. */
    private boolean isInTree(long revision, Hash hash) {
        long tile = (revision - 1) / Tiles.WIDTH;
        List<Hash> above = subtrees.read(1, tile / Tiles.WIDTH, (int) (tile % Tiles.WIDTH) + 1);
        List<Hash> leaves = new ArrayList<>(subtrees.read(0, tile, Tiles.WIDTH));
        if (above.size() <= tile % Tiles.WIDTH || leaves.size() < Tiles.WIDTH) {
            return false;
        }
        leaves.set((int) ((revision - 1) % Tiles.WIDTH), hash);
        return Tiles.root(leaves).equals(above.getLast());
    }

    /** Entries may have been added since. */
    private @Nullable Damage inHead(EntryStore.Head head) {
        EntryStore.Head now = entries.head();
        Long last = jdbc.queryForObject("select coalesce(max(revision), 0) from ledger_entry", Long.class);
        if (last == null
                || last < now.revision()
                || (last > now.revision() && last > entries.head().revision())) {
            return new Damage(Kind.HEAD_ALTERED, now.revision(), "the head is not the last entry, which is " + last);
        }
        return head.revision() > 0 && entries.recordedAt(head.revision()).orElse(-1) != head.recordedAt()
                ? new Damage(Kind.HEAD_ALTERED, head.revision(), "the head names another time than its entry")
                : null;
    }

    private Optional<Damage> inTree(long size) {
        long span = Tiles.WIDTH;
        for (int level = 1; Tiles.count(level, size) > 0; level++, span *= Tiles.WIDTH) {
            for (long position = 0; position < Tiles.count(level, size); position++) {
                List<Hash> below = subtrees.read(level - 1, position, Tiles.WIDTH);
                List<Hash> kept = subtrees.read(level, position / Tiles.WIDTH, (int) (position % Tiles.WIDTH) + 1);
                if (below.size() < Tiles.WIDTH
                        || kept.size() <= position % Tiles.WIDTH
                        || !Tiles.root(below).equals(kept.getLast())) {
                    return Optional.of(new Damage(
                            Kind.TREE_ALTERED,
                            (position + 1) * span,
                            "hash " + position + " of level " + level + " does not follow from those below it"));
                }
            }
        }
        return Optional.empty();
    }

    /** Some events at a time, by their index alone: all at once would be a question that is answered after minutes, or cut off. */
    private Optional<Damage> unknownEvent() {
        Long last = jdbc.queryForObject("select coalesce(max(global_index), 0) from domain_event", Long.class);
        for (long after = 0; after < requireNonNull(last); after += SPAN) {
            List<Long> withoutEntry = jdbc.queryForList(
                    "select e.global_index from domain_event e where e.global_index > ? and e.global_index <= ?"
                            + " and not exists (select 1 from ledger_entry l where l.global_index = e.global_index"
                            + " and l.global_index > ? and l.global_index <= ?)",
                    Long.class,
                    after,
                    after + SPAN,
                    after,
                    after + SPAN);
            for (long index : withoutEntry) {
                Optional<Damage> unknown = unknownEvent(index);
                if (unknown.isPresent()) {
                    return unknown;
                }
            }
        }
        return Optional.empty();
    }

    /** Of an event that had no entry: it may have one by now, or be about to get one. */
    private Optional<Damage> unknownEvent(long index) {
        return jdbc
                .queryForList(
                        "select e.event_identifier from domain_event e where e.global_index = ? and not exists"
                                + " (select 1 from ledger_entry l where l.global_index = e.global_index) and not exists"
                                + " (select 1 from ledger_pending p where position(e.event_identifier in p.event_identifier) > 0)",
                        String.class,
                        index)
                .stream()
                .findFirst()
                .map(event -> new Damage(Kind.EVENT_UNKNOWN, 0, "event " + event + " has no entry"));
    }
}
