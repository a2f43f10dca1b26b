package org.demarche.ledger;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarche.kernel.AtStart;
import org.demarche.kernel.Embedded;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a ledger anew from an export of it: the same revisions, times, identifiers and octets, and so the same root and the
 * same answers. Only into a store that has no entry, or the first entries of this very restoration, which was interrupted.
 *
 * <p>An embedded database gets the export as its journal, whole or not at all, and is made from it as after a kill. Any other
 * is written page by page, under a mark that goes when all of it is there.
 */
public final class Restoration {
    private static final int PAGE = 500;

    private final Path export;
    private final TreeHead head;

    /**
     * Restores an export that was found to be whole.
     *
     * @param head of all its entries
     */
    public Restoration(Path export, TreeHead head) {
        this.export = export;
        this.head = head;
    }

    /** Prepares a program that is about to start for doing it. Throws {@link LedgerFailure}, then or at its start. */
    public void prepare(GenericApplicationContext program) {
        program.registerBean(Restoration.class, () -> this);
        String url = program.getEnvironment().getRequiredProperty("spring.datasource.url");
        Embedded.nameIn(url)
                .ifPresentOrElse(
                        this::place,
                        () -> program.registerBean(
                                "restorationAtStart",
                                AtStart.class,
                                () -> new AtStart(
                                        Sequencer.PHASE - 2,
                                        () -> write(
                                                program.getBean(EntryStore.class),
                                                program.getBean(JdbcClient.class),
                                                program.getBean(TransactionTemplate.class)))));
    }

    private void place(Path name) {
        Path journal = EmbeddedDatabase.journalOf(name);
        Path database = EmbeddedDatabase.fileOf(name);
        try {
            requireClosed(database);
            if (Files.exists(journal) && Files.mismatch(export, journal) == -1) {
                return; // it was interrupted after this
            }
            if (Files.exists(journal) ? Files.size(journal) > 0 : Files.exists(database)) {
                throw notEmpty(
                        "There is a ledger in " + journal.toAbsolutePath().getParent() + " already");
            }
            Path draft = journal.resolveSibling(journal.getFileName() + ".restore");
            copy(draft);
            Files.move(draft, journal, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The export could not be copied to " + journal, e);
        }
    }

    private static void requireClosed(Path database) throws IOException {
        if (Files.notExists(database)) {
            return;
        }
        try (FileChannel file = FileChannel.open(database, READ, WRITE);
                FileLock free = file.tryLock()) {
            if (free != null) {
                return;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // as good as in another
        }
        throw notEmpty("The database " + database + " is in use");
    }

    private void copy(Path draft) throws IOException {
        try (FileChannel from = FileChannel.open(export, READ);
                FileChannel to = FileChannel.open(draft, CREATE, WRITE, TRUNCATE_EXISTING)) {
            long size = from.size();
            for (long copied = 0; copied < size; ) {
                copied += from.transferTo(copied, size - copied, to);
            }
            to.force(true);
        }
    }

    private void write(EntryStore entries, JdbcClient jdbc, TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> begin(entries, jdbc));
        long there = entries.head().revision();
        try (ExportReader reader = ExportReader.open(export, octets -> {})) {
            List<Leaf> page = new ArrayList<>(PAGE);
            for (ExportedEntry next = reader.peek(); next != null; next = reader.peek()) {
                reader.take();
                page.add(next.entry().leaf());
                if (page.size() == PAGE || reader.taken() == head.size()) {
                    write(page, there, entries, transaction);
                    page.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The export could not be read from " + export, e);
        }
        transaction.executeWithoutResult(status -> end(entries, jdbc));
    }

    private void begin(EntryStore entries, JdbcClient jdbc) {
        long there = entries.lockHead().revision();
        List<TreeHead> begun = marks(jdbc);
        if (there == 0 && begun.isEmpty() && isWithoutEvents(jdbc)) {
            jdbc.sql("insert into ledger_restore (id, entries, root) values (1, ?, ?)")
                    .params(head.size(), head.root().toString())
                    .update();
        } else if (!begun.equals(List.of(head))) {
            throw notEmpty("There is a ledger of " + there + " entries in the database already");
        }
    }

    /** Whatever is there must be what is to be there. */
    private static void write(List<Leaf> page, long there, EntryStore entries, TransactionTemplate transaction) {
        List<Leaf> missing =
                page.stream().filter(leaf -> leaf.revision() > there).toList();
        Map<Long, Hash> found = entries.hashes(page.getFirst().revision(), there);
        for (Leaf leaf : page.subList(0, page.size() - missing.size())) {
            if (!leaf.hash().equals(found.getOrDefault(leaf.revision(), Hash.OF_NO_LEAVES))) {
                throw notEmpty("Entry " + leaf.revision() + " of the database is another");
            }
        }
        if (!missing.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                entries.lockHead();
                entries.restore(missing);
            });
        }
    }

    private void end(EntryStore entries, JdbcClient jdbc) {
        if (entries.lockHead().revision() != head.size()) {
            throw notEmpty("Others have written to the database meanwhile");
        }
        jdbc.sql("delete from ledger_restore").update();
    }

    private static boolean isWithoutEvents(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from (select 1 from domain_event fetch first 1 rows only) found")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private static List<TreeHead> marks(JdbcClient jdbc) {
        return jdbc.sql("select entries, root from ledger_restore")
                .query((row, n) -> new TreeHead(row.getLong(1), Hash.parse(row.getString(2))))
                .list();
    }

    /** Refuses to go on with a database into which something is being restored. */
    static void requireFinished(JdbcClient jdbc) {
        if (!marks(jdbc).isEmpty()) {
            throw new LedgerFailure(
                    "An export was being restored into this database, and not all of it is there.",
                    "Run demarche restore once more, with the same file.");
        }
    }

    private static LedgerFailure notEmpty(String problem) {
        return new LedgerFailure(
                problem + "; nothing was changed.", "Restore into an empty store that nobody has open.");
    }
}
