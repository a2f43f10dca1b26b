package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed, at moments drawn by chance, and typed once more until it ends. */
class ImportIT {
    private static final int KILLS = 3;

    /** So far does the journal grow by the whole file, at least. */
    private static final int GROWTH = 3_000_000;

    @TempDir
    Path folder;

    @Test
    void endsAsIfNothingHadHappened() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path undisturbed = folder.resolve("undisturbed");
        Path disturbed = folder.resolve("disturbed");
        try (Server server = Server.start(undisturbed)) {
            assertThat(server.get("crises").statusCode()).isEqualTo(200);
        }
        copy(undisturbed, disturbed);
        Path file = RealRows.file(folder, RealRows.ALL);
        Finished whole = Finished.program(command(undisturbed, file));
        assertThat(whole.output()).contains("3566 rows read, 3279 recorded, 0 duplicates, 287 refused");

        for (int i = 0; i < KILLS; i++) {
            long moment = Files.size(journal(disturbed)) + random.nextInt(GROWTH / KILLS);
            killAt(moment, disturbed, file);
        }
        Finished again = Finished.program(command(disturbed, file));
        assertThat(again.status()).as("seed %s: %s", seed, again.output()).isZero();
        assertThat(again.output()).contains("3566 rows read, ").contains(" 287 refused");

        assertThat(RealRows.recorded(journal(disturbed)))
                .as("seed %s", seed)
                .isEqualTo(RealRows.recorded(journal(undisturbed)))
                .hasSizeGreaterThan(3_279);
        Finished check = Finished.program("check", "--demarche.data=" + disturbed);
        assertThat(check.status()).as(check.output()).isZero();
    }

    /** Kills the import when the journal has grown so far, unless it has ended before. */
    private static void killAt(long moment, Path data, Path file) throws IOException, InterruptedException {
        Process running = Server.program(command(data, file))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (Files.size(journal(data)) < moment && !running.waitFor(5, TimeUnit.MILLISECONDS)) {
            Thread.onSpinWait();
        }
        running.destroyForcibly().waitFor();
    }

    private static String[] command(Path data, Path file) {
        return new String[] {
            "import", "--crisis=niger-2023", "--format=gdelt", "--demarche.data=" + data, file.toString()
        };
    }

    private static Path journal(Path data) {
        return data.resolve("ledger.jsonl");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
