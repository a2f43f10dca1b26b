package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Files that are imported by the command line. */
class ImportTest {
    @TempDir
    Path folder;

    private String data = "";
    private Path rows = Path.of("");

    @BeforeEach
    void makeAStore() throws Exception {
        data = "--demarche.data=" + folder.resolve("data");
        rows = folder.resolve("gdelt.tsv");
        try (InputStream sample =
                Objects.requireNonNull(ImportTest.class.getResourceAsStream("/feeds/gdelt-sample.tsv"))) {
            Files.copy(sample, rows);
        }
        new SpringApplicationBuilder(Demarche.class)
                .run("--server.port=0", data)
                .close();
    }

    @Test
    void areRehearsedRecordedAndRecordedOnce() throws Exception {
        Path rejected = folder.resolve("rejected.csv");
        String file = rows.toString();
        assertThat(bring("--format=gdelt", "--dry-run", file))
                .isEqualTo(new Said(
                        0,
                        file + ": 19 rows read, 17 to be recorded, 0 duplicates, 2 refused (missing-field 2)\n",
                        ""));
        assertThat(bring("--format=gdelt", "--rejected=" + rejected, file))
                .isEqualTo(new Said(
                        0, file + ": 19 rows read, 17 recorded, 0 duplicates, 2 refused (missing-field 2)\n", ""));
        assertThat(Files.readString(rejected))
                .startsWith("line,code,field,detail\r\n1,missing-field,initiators,")
                .hasLineCount(3);
        Path more = folder.resolve("more.tsv");
        Files.writeString(more, Files.readString(rows).replace("588604786\t", "1\t"));
        assertThat(bring("--format=gdelt", file, more.toString()).out())
                .isEqualTo(file + ": 19 rows read, 0 recorded, 17 duplicates, 2 refused (missing-field 2)\n" + more
                        + ": 19 rows read, 1 recorded, 16 duplicates, 2 refused (missing-field 2)\n");

        assertThat(exported("gdelt-588604786")).contains("operator", "import/gdelt.tsv");
    }

    @Test
    void takeActorsAsTheyAreTold() throws Exception {
        Path actors = folder.resolve("actors.json");
        Files.writeString(actors, "{\"CHN\": \"niger\"}", UTF_8);
        assertThat(bring("--format=gdelt", "--actors=" + actors, rows.toString())
                        .status())
                .isZero();
        assertThat(exported("gdelt-588604786")).contains("niger").doesNotContain("\"china");
    }

    @Test
    void areRefusedWithAReason() throws Exception {
        assertThat(bring("--format=excel", rows.toString()).status()).isEqualTo(2);
        assertThat(Said.to("import", "--crisis=Nowhere!", "--format=gdelt", data, rows.toString())
                        .status())
                .isEqualTo(2);
        Said nowhere = Said.to("import", "--crisis=nowhere", "--format=gdelt", data, rows.toString());
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err()).contains("not-found");
        Said missing = bring("--format=gdelt", folder.resolve("none").toString());
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("NoSuchFileException");
        Said foreign = bring("--format=icews", rows.toString());
        assertThat(foreign.status()).isEqualTo(1);
        assertThat(foreign.err()).contains("malformed-row");
    }

    /** The line of the export that records the development. */
    private String exported(String development) throws Exception {
        Path export = folder.resolve("export");
        assertThat(Said.to("export", export.toString(), data).status()).isZero();
        return Files.readAllLines(export).stream()
                .filter(line -> line.contains("developments/" + development))
                .findFirst()
                .orElseThrow()
                .replace("\\\"", "\"")
                .replace("niger-2023", "");
    }

    private Said bring(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "import";
        all[1] = "--crisis=niger-2023";
        all[2] = data;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Said.to(all);
    }
}
