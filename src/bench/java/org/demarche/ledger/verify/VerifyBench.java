package org.demarche.ledger.verify;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How fast an export is verified: a million entries, of a million aggregates and of a thousand; in this process warm, and as
 * the program in a process of its own with a small heap.
 */
public final class VerifyBench {
    private static final int ENTRIES = 1_000_000;
    private static final int ROUNDS = 4;

    private VerifyBench() {}

    public static void run() throws Exception {
        for (int aggregates : List.of(1_000_000, 1_000)) {
            Path export = Files.createTempFile("demarche-bench", ".ndjson");
            try {
                write(export, aggregates);
                long size = Files.size(export);
                System.out.printf("verify: %,d entries, %,d octets, %,d aggregates%n", ENTRIES, size, aggregates);
                for (int round = 1; round <= ROUNDS; round++) {
                    long processors = processors();
                    double seconds = verify(export);
                    System.out.printf(
                            "verify: round %d in one process: %,.0f lines/s, %.0f MB/s; %.1f us of a processor a line%n",
                            round,
                            ENTRIES / seconds,
                            size / seconds / 1e6,
                            (processors() - processors) / 1e3 / ENTRIES);
                }
                for (String heap : List.of("-Xmx96m", "-Xmx1g")) {
                    program(export, heap);
                }
            } finally {
                Files.delete(export);
            }
        }
    }

    private static void write(Path export, int aggregates) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(export)) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                String aggregate = "crises/drill/developments/statement-" + entry % aggregates;
                out.write(Lines.line(entry + 1, aggregate, entry / aggregates, entry));
                out.write('\n');
            }
        }
    }

    private static double verify(Path export) throws IOException, Damaged {
        long start = System.nanoTime();
        try (InputStream octets = Files.newInputStream(export)) {
            Verified verified = Verifier.ofForm().verify(octets, read -> {});
            if (verified.head().size() != ENTRIES) {
                throw new IllegalStateException("Not all entries: " + verified);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Nanoseconds for which this process has had processors, however many others wanted them. */
    private static long processors() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void program(Path export, String heap) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "org.demarche.Demarche",
                        "verify",
                        export.toString())
                .inheritIO()
                .start();
        int status = program.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "verify: as a program with %s: status %d, %.1f s, %,.0f lines/s%n",
                heap, status, seconds, ENTRIES / seconds);
    }
}
