package org.demarche.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.demarche.ledger.tree.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings the embedded database and the journal to the same entries before the ledger goes on.
 *
 * <p>What H2 finds in its file after a kill is no state that ever was: tables and indexes of several moments. So after a kill
 * everything that follows from the ledger is made anew from the journal.
 */
class JournalAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(JournalAtStart.class);
    private static final int PAGE = 500;
    private static final int TOLD = 20_000;

    private final EntryStore entries;
    private final SubtreeStore subtrees;
    private final TransactionOperations transaction;
    private final Runnable discardProjections;
    private volatile boolean restored;

    JournalAtStart(
            EntryStore entries, SubtreeStore subtrees, TransactionOperations transaction, Runnable discardProjections) {
        this.entries = entries;
        this.subtrees = subtrees;
        this.transaction = transaction;
        this.discardProjections = discardProjections;
    }

    /**
     * Throws {@link LedgerFailure} when the journal is not that of this database, or is damaged.
     *
     * @param killed whether the database was not closed the last time
     */
    void reconcile(JournalFile journal, boolean killed) {
        try {
            if (killed && journal.last() > 0) {
                makeAnew(journal);
            } else {
                long head = entries.head().revision();
                check(journal, Math.min(head, journal.last()));
                if (journal.last() != head) {
                    LOG.warn(
                            "The journal has {} entries and the database {}; the one that has fewer is made up from the other",
                            journal.last(),
                            head);
                }
                restore(journal, head);
                journal.keep(List.of(), head);
            }
        } catch (IOException
                | UncheckedIOException
                | IllegalArgumentException
                | IllegalStateException
                | NoSuchElementException e) {
            throw new LedgerFailure(
                    "The journal of the ledger, or the database beside it, is damaged. " + e.getMessage(),
                    "Ask demarche check which of them it is, or put a backup of the data folder in its place.",
                    e);
        }
    }

    /** Discards nothing before it has read the whole journal. */
    private void makeAnew(JournalFile journal) throws IOException {
        long found = entries.head().revision();
        if (found > journal.last() + Sequencer.BATCH) {
            throw new LedgerFailure(
                    "The journal has " + journal.last() + " entries, and the database " + found + ".",
                    "Entries were cut off the journal: put back the folder as it was, both files of one moment.");
        }
        LOG.warn(
                "The database was not closed the last time; it is made anew from the {} entries of the journal",
                journal.last());
        forEachPage(journal, 0, this::compare);
        discardProjections.run();
        entries.discard();
        restore(journal, 0);
    }

    /** Entries that a killed database has may lack others around them; those that it has are as they were. */
    private void compare(List<Leaf> page) {
        Map<Long, Hash> found =
                entries.hashes(page.getFirst().revision(), page.getLast().revision());
        for (Leaf leaf : page) {
            if (!leaf.hash().equals(found.getOrDefault(leaf.revision(), leaf.hash()))) {
                throw new IllegalArgumentException("Entry " + leaf.revision() + " is not what the database has.");
            }
        }
    }

    /** The last entry that both have is the same; by its hash, which depends on everything in it. */
    private void check(JournalFile journal, long common) throws IOException {
        if (common == 0) {
            return;
        }
        try (Stream<String> lines = journal.linesAfter(common - 1)) {
            Leaf last = Leaf.parse(lines.findFirst().orElseThrow());
            if (!subtrees.leaves(common - 1, 1).equals(List.of(last.hash()))) {
                throw new LedgerFailure(
                        "The journal and the database differ in entry " + common + " of the ledger.",
                        "They do not belong together: put back the folder as it was, both files of one moment.");
            }
        }
    }

    /** Whether entries were put back that the projections may not have seen. */
    boolean hasRestored() {
        return restored;
    }

    private void restore(JournalFile journal, long head) throws IOException {
        forEachPage(journal, head, page -> {
            transaction.executeWithoutResult(status -> {
                entries.lockHead();
                entries.restore(page);
            });
            restored = true;
            long done = page.getLast().revision();
            if (done % TOLD < page.size()) {
                LOG.info("{} of {} entries are back in the database", done, journal.last());
            }
        });
    }

    private static void forEachPage(JournalFile journal, long after, Consumer<List<Leaf>> reader) throws IOException {
        long read = after;
        try (Stream<String> lines = journal.linesAfter(after)) {
            for (Iterator<String> next = lines.iterator(); next.hasNext(); ) {
                List<Leaf> page = new ArrayList<>();
                while (page.size() < PAGE && next.hasNext()) {
                    Leaf leaf = Leaf.parse(next.next());
                    if (leaf.revision() != read + 1) {
                        throw new IllegalArgumentException("Entry " + leaf.revision() + " follows entry " + read + ".");
                    }
                    page.add(leaf);
                    read++;
                }
                reader.accept(page);
            }
        }
    }
}
