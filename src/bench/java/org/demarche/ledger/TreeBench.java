package org.demarche.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tree;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * What the tree costs, on an H2 file and on PostgreSQL with fsync: sequencing, of which the tree's part is measured apart;
 * export and check of what was sequenced; growing the tree of a million entries at the start; and proofs in it, each read from the database anew.
 */
public final class TreeBench {
    private static final int STORED = 100_000;
    private static final int TRANSACTION = 500;
    private static final int MILLION = 1_000_000;
    private static final int PROOFS = 2_000;

    private TreeBench() {}

    public static void run() throws Exception {
        JdbcConnectionPool h2 = JdbcConnectionPool.create(
                "jdbc:h2:file:" + Files.createTempDirectory("demarche-bench").resolve("demarche"), "demarche", "");
        Databases.H2.migrate(h2);
        measure("H2 file", h2);
        try (HikariDataSource postgresql = new HikariDataSource()) {
            postgresql.setDataSource(Databases.POSTGRESQL.migrated());
            measure("PostgreSQL", postgresql);
        }
        System.exit(0); // the embedded server waits for its JVM to end
    }

    private static void measure(String name, DataSource database) {
        LedgerFixture ledger = new LedgerFixture(database);
        for (int stored = 0; stored < STORED; stored += TRANSACTION) {
            ledger.store("talks/a", stored, TRANSACTION);
        }
        double sequencing = seconds(ledger.sequencer::drain);
        ledger.jdbc.update("delete from ledger_subtree");
        double growing =
                seconds(() -> ledger.transaction.executeWithoutResult(status -> ledger.subtrees.grow(0, STORED)));
        System.out.printf(
                "%s: %,.0f entries/s sequenced; growing the tree takes %.1f %% of that time%n",
                name, STORED / sequencing, 100 * growing / sequencing);

        ledger.jdbc.execute("analyze"); // as PostgreSQL does by itself soon after so many rows
        for (int round = 1; round <= 3; round++) {
            double exporting = seconds(() -> export(ledger));
            double checking =
                    seconds(() -> new LedgerCheck(ledger.entries, ledger.subtrees, ledger.jdbc, null, false, () -> {})
                            .first(revision -> {}));
            System.out.printf(
                    "%s: %,.0f entries/s exported, %,.0f entries/s checked (round %d)%n",
                    name, STORED / exporting, STORED / checking, round);
        }

        addEntries(ledger);
        ledger.jdbc.update("delete from ledger_subtree");
        double start = seconds(new TreeAtStart(ledger.entries, ledger.subtrees, ledger.transaction)::grow);
        System.out.printf("%s: the tree of %,d entries is grown in %.1f s at the start%n", name, MILLION, start);

        for (int round = 0; round < 2; round++) {
            String warm = round == 0 ? " (cold)" : "";
            proofs(
                    name + ": root" + warm,
                    ledger,
                    size -> new Tree(ledger.subtrees, size).head().size());
            proofs(
                    name + ": inclusion" + warm,
                    ledger,
                    size -> new Tree(ledger.subtrees, size)
                            .inclusion(size / 3)
                            .path()
                            .size());
            proofs(
                    name + ": consistency" + warm,
                    ledger,
                    size -> new Tree(ledger.subtrees, size)
                            .consistencyWith(size / 3 + 1)
                            .path()
                            .size());
        }
    }

    private static void export(LedgerFixture ledger) {
        try {
            new LedgerExport(ledger.entries, ledger.subtrees).write(1, STORED, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void proofs(String name, LedgerFixture ledger, LongUnaryOperator proof) {
        Random random = new Random(1);
        double[] micros = new double[PROOFS];
        for (int n = 0; n < PROOFS; n++) {
            long size = n % 2 == 0 ? MILLION : 1 + random.nextInt(MILLION);
            micros[n] = 1e6 * seconds(() -> proof.applyAsLong(size));
        }
        Arrays.sort(micros);
        System.out.printf("%s: p50 %.0f us, p95 %.0f us%n", name, micros[PROOFS / 2], micros[PROOFS * 95 / 100]);
    }

    private static void addEntries(LedgerFixture ledger) {
        byte[] leaf = new byte[8];
        for (int from = STORED; from < MILLION; from += STORED) {
            List<Object[]> rows = new ArrayList<>();
            for (long revision = from + 1L; revision <= from + STORED; revision++) {
                leaf[(int) (revision % 8)]++;
                rows.add(new Object[] {revision, -revision, Hash.ofLeaf(leaf).octets()});
            }
            ledger.transaction.executeWithoutResult(status -> ledger.jdbc.batchUpdate(
                    "insert into ledger_entry (revision, global_index, recorded_at, leaf_hash) values (?, ?, 0, ?)",
                    rows));
        }
        ledger.jdbc.update("update ledger_head set revision = ?", MILLION);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
