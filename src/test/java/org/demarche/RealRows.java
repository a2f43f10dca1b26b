package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One export of GDELT, or its beginning, and what ledgers hold when it has been imported. */
public final class RealRows {
    /** So many rows there are. */
    public static final int ALL = 3_566;

    private RealRows() {}

    /** Its first rows, as a file in the folder. */
    public static Path file(Path folder, int rows) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        RealRows.class.getResourceAsStream("/feeds/gdelt-20161013151500.export.CSV.gz"))),
                UTF_8))) {
            return Files.write(
                    folder.resolve("gdelt.tsv"), lines.lines().limit(rows).toList());
        }
    }

    /** Makes a store with the seeds in it. */
    public static void seed(String... settings) {
        new SpringApplicationBuilder(Demarche.class)
                .properties("server.port=0")
                .run(settings)
                .close();
    }

    /** What is recorded in a store in which the file has been imported once, after the seeds, and nothing else has happened. */
    public static SortedSet<String> undisturbed(Path folder, Path file) throws IOException {
        String data = "--demarche.data=" + folder.resolve("undisturbed");
        seed(data);
        Said whole = Said.to("import", "--crisis=niger-2023", "--format=gdelt", data, file.toString());
        assertThat(whole.status()).as(whole.err()).isZero();
        return recorded(folder.resolve("undisturbed/ledger.jsonl"));
    }

    /**
     * What the events say, and of what, whenever and in whatever order that was recorded.
     *
     * @param ledger an export, or the journal beside an embedded database; a line that a crash has cut short is none
     */
    public static SortedSet<String> recorded(Path ledger) throws IOException {
        JsonMapper json = JsonMapper.shared();
        SortedSet<String> said = new TreeSet<>();
        String whole = Files.readString(ledger);
        List<String> lines =
                whole.substring(0, whole.lastIndexOf('\n') + 1).lines().toList();
        for (String line : lines) {
            JsonNode entry = json.readTree(line);
            said.add(entry.path("aggregate").asString() + " " + entry.path("sequence") + " " + entry.path("type") + " "
                    + entry.path("payload"));
        }
        assertThat(said).as("each once").hasSize(lines.size());
        return said;
    }
}
