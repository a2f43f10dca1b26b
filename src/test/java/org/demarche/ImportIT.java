package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        Path file = folder.resolve("gdelt.tsv");
        try (var rows =
                new GZIPInputStream(ImportIT.class.getResourceAsStream("/feeds/gdelt-20161013151500.export.CSV.gz"))) {
            Files.copy(rows, file);
        }
        Finished whole = Finished.program(command(undisturbed, file));
        assertThat(whole.output()).contains("3566 rows read, 3279 recorded, 0 duplicates, 287 refused");

        for (int i = 0; i < KILLS; i++) {
            long moment = Files.size(journal(disturbed)) + random.nextInt(GROWTH / KILLS);
            killAt(moment, disturbed, file);
        }
        Finished again = Finished.program(command(disturbed, file));
        assertThat(again.status()).as("seed %s: %s", seed, again.output()).isZero();
        assertThat(again.output()).contains("3566 rows read, ").contains(" 287 refused");

        assertThat(recorded(disturbed))
                .as("seed %s", seed)
                .isEqualTo(recorded(undisturbed))
                .hasSizeGreaterThan(3_279);
        Finished check = Finished.program("check", "--demarche.data=" + disturbed);
        assertThat(check.status()).as(check.output()).isZero();
    }

    /** Kills the import when the journal has grown so far, unless it has ended before. */
    private static void killAt(long moment, Path data, Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Server.PROGRAM);
        command.addAll(List.of(command(data, file)));
        Process running = new ProcessBuilder(command)
                .redirectErrorStream(true)
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

    /** What the events say, and of what, whenever and in whatever order that was recorded. */
    private static SortedSet<String> recorded(Path data) throws IOException {
        JsonMapper json = JsonMapper.shared();
        SortedSet<String> said = new TreeSet<>();
        List<String> lines = Files.readAllLines(journal(data));
        for (String line : lines) {
            JsonNode entry = json.readTree(line);
            said.add(entry.path("aggregate").asString() + " " + entry.path("sequence") + " " + entry.path("type") + " "
                    + entry.path("payload"));
        }
        assertThat(said).as("each once").hasSize(lines.size());
        return said;
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
