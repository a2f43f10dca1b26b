package org.demarche.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.demarche.Databases;
import org.demarche.bench.ScaleStore.Used;

/**
 * What a crisis costs as it grows: its import, its tables, its index, its answers, its export and checks, at four sizes. Stores
 * are kept in {@code target/scale} and gone on with, so that a run that was broken off is made whole by another; a size that a
 * store is beyond is not measured. What counts is the processor time, for a machine may be shared.
 */
final class ScaleBench {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000, 10_000_000};
    /** Commands that read every entry and make every row are measured up to here. */
    private static final int MOST_OF_COMMANDS = 100_000;

    private static final int ROWS_OF_A_FILE = 100_000;
    private static final LocalDate FIRST = LocalDate.of(2014, 1, 1);
    private static final int EXPORTED = 200_000;
    private static final double MEGA = 1 << 20;

    private ScaleBench() {}

    /** @param most developments; larger sizes are left out */
    static void run(Databases database, int most) throws Exception {
        Path folder = Path.of("target", "scale", database.name());
        FeedGenerator generator = new FeedGenerator(FIRST);
        try (ScaleStore store = new ScaleStore(database, folder)) {
            generator.skip(store.rows());
            for (int size : SIZES) {
                if (store.rows() <= size && size <= most) {
                    System.out.printf("%s, %,d developments%n", database, size);
                    grow(store, generator, folder.resolve("rows.tsv"), size);
                    measure(store, size);
                }
            }
        }
    }

    private static void grow(ScaleStore store, FeedGenerator generator, Path file, int size) throws Exception {
        while (store.rows() < size) {
            int rows = Math.min(ROWS_OF_A_FILE - store.rows() % ROWS_OF_A_FILE, size - store.rows());
            generator.write(file, rows);
            Used before = store.used();
            long begun = System.nanoTime();
            store.grow(file, rows);
            Used used = store.used().since(before);
            System.out.printf(
                    "  imported up to %,d: %,.0f rows/s; processor time a row: %.0f us of the program, %.0f us of the database%n",
                    store.rows(), rows / seconds(begun), 1e3 * used.program() / rows, 1e3 * used.database() / rows);
        }
        Files.deleteIfExists(file);
    }

    private static void measure(ScaleStore store, int size) throws Exception {
        System.out.printf("  memory of the program that imported, at most: %,.0f MB%n", store.mostMemory() / MEGA);
        store.sizes().forEach((name, octets) -> {
            if (octets >= 10L * size) {
                System.out.printf("  %s: %,.1f MB, %,d octets a development%n", name, octets / MEGA, octets / size);
            }
        });
        restart(store, size);
        new ScaleQuestions(store, FIRST, FIRST.plusDays(size / FeedGenerator.ROWS_OF_A_DAY - 1L)).ask();
        export(store);
        if (size <= MOST_OF_COMMANDS) {
            command(store, size, "check");
            command(store, size, "rebuild");
        }
    }

    private static void restart(ScaleStore store, int size) throws Exception {
        long begun = System.nanoTime();
        store.restartWithoutImages();
        System.out.printf("  started in %.1f s%n", seconds(begun));
        Used before = store.used();
        System.out.printf(
                "  the ledger checked in %.1f s, processor time of that %.1f s%n",
                store.awaitChecked() / 1e3, store.used().since(before).both() / 1e3);
        long heap = store.heap();
        firstPicture(store, size, "from the rows");
        System.out.printf(
                "  heap after a collection: %,.0f MB without the index, %,.0f MB with it; the index by its own account %,.0f MB;"
                        + " its image %,.0f MB; memory of the program at most %,.0f MB%n",
                heap / MEGA,
                store.heap() / MEGA,
                store.metric("demarche.index.memory") / MEGA,
                store.imageSize() / MEGA,
                store.mostMemory() / MEGA);
        store.restart();
        store.awaitChecked();
        firstPicture(store, size, "from the image");
    }

    private static void firstPicture(ScaleStore store, int size, String from) throws IOException, InterruptedException {
        LocalDate last = FIRST.plusDays(size / FeedGenerator.ROWS_OF_A_DAY - 1L);
        Used before = store.used();
        long begun = System.nanoTime();
        int stances = store.json(ScaleStore.CRISIS + "/stances?at=" + last)
                .get("stances")
                .size();
        double took = seconds(begun);
        Used used = store.used().since(before);
        System.out.printf(
                "  the first picture, of %,d stances, %s: %.1f s; processor time %.1f s of the program, %.1f s of the database%n",
                stances, from, took, used.program() / 1e3, used.database() / 1e3);
    }

    private static void export(ScaleStore store) throws IOException, InterruptedException {
        long head = store.metric("demarche.ledger.head");
        long from = Math.max(1, head - EXPORTED + 1);
        for (int round = 0; round < 2; round++) {
            Used before = store.used();
            long begun = System.nanoTime();
            long octets = store.length("export?from=" + from);
            double took = seconds(begun);
            Used used = store.used().since(before);
            long entries = head - from + 1;
            System.out.printf(
                    "  exported: %,.0f entries/s of %,d octets; processor time an entry: %.1f us of the program, %.1f us of the database%n",
                    entries / took, octets / entries, 1e3 * used.program() / entries, 1e3 * used.database() / entries);
        }
    }

    private static void command(ScaleStore store, int size, String word) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        store.command(word);
        System.out.printf(
                "  demarche %s and a start: %.1f s, %,.0f rows/s%n", word, seconds(begun), size / seconds(begun));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
