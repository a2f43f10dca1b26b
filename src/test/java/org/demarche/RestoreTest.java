package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The Niger crisis, exported and restored: whether it is the same ledger, and what is not overwritten. */
class RestoreTest {
    private static final String STANCES = "/crises/niger-2023/stances";
    private static final List<String> QUESTIONS = List.of(
            "/export",
            "/sources?limit=1000&at=2023-08-15&known=142",
            "/crises/niger-2023/developments?limit=1000&at=2023-08-15&known=142",
            STANCES + "?at=2023-08-15&known=142",
            STANCES + "?at=2023-08-15&known=90",
            STANCES + "/ecowas/issues/military-intervention/trace?at=2023-08-15&known=142",
            STANCES + "/ecowas/issues/military-intervention/revisions?at=2023-08-15&known=142");

    @TempDir
    static Path original;

    private static Path exported = Path.of("");
    private static Map<String, String> answers = Map.of();

    @TempDir
    Path folder;

    private Path export = Path.of("");

    /** Where to. */
    enum Store {
        FOLDER,
        POSTGRESQL
    }

    @BeforeAll
    static void export() throws Exception {
        exported = original.resolve("export");
        try (var program = start(original())) {
            answers = answers(program);
        }
        assertThat(Said.to("export", exported.toString(), original()))
                .isEqualTo(new Said(0, "", "Exported 142 entries, up to revision 142.\n"));
        assertThat(Files.readString(exported)).isEqualTo(answers.get("/export"));
    }

    @BeforeEach
    void copy() throws Exception {
        export = Files.copy(exported, folder.resolve("export"));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameLedgerAndTheSameAnswers(Store store) throws Exception {
        String[] settings = settings(store);
        Said said = restore(export, settings);
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("RESTORED 142 entries root ");
        try (var program = start(settings)) {
            assertThat(answers(program)).isEqualTo(answers);
        }
    }

    @ParameterizedTest
    @EnumSource
    void overwritesNothing(Store store) throws Exception {
        String[] settings = settings(store);
        Map<String, String> before;
        try (var program = start(settings)) {
            before = answers(program);
            assertThat(restore(export, settings).status()).as("while it runs").isEqualTo(1);
        }
        assertThat(before).isNotEqualTo(answers);
        assertThat(restore(export, settings).status()).isEqualTo(1);
        try (var program = start(settings)) {
            assertThat(answers(program)).isEqualTo(before);
        }
    }

    @Test
    void canBeRunOnceMoreWhenTheJournalWasThereAndNothingElse() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(export, copy.resolve("ledger.jsonl"));
        String[] settings = settings(Store.FOLDER);
        assertThat(restore(export, settings).out()).contains("RESTORED 142 ");
        assertThat(restore(export, settings).out()).contains("RESTORED 142 ");
        try (var program = start(settings)) {
            assertThat(answers(program)).isEqualTo(answers);
        }
    }

    @Test
    void goesOnInADatabaseWhereItWasInterrupted() throws Exception {
        String[] settings = settings(Store.POSTGRESQL);
        assertThat(restore(export, settings).status()).isZero();
        interruptAt(
                100, new JdbcTemplate(Databases.POSTGRESQL.connect(settings[1].split("=", 2)[1])));
        assertThat(run("rebuild", settings).status())
                .as("another command on half a ledger")
                .isEqualTo(1);

        Path other =
                Files.write(folder.resolve("other"), Files.readAllLines(export).subList(0, 120));
        assertThat(restore(other, settings).status()).as("of another export").isEqualTo(1);
        assertThat(restore(export, settings).out()).contains("RESTORED 142 ");
        try (var program = start(settings)) {
            assertThat(answers(program)).isEqualTo(answers);
        }
    }

    /** As it is when a restoration, which writes in the order of the ledger, was killed after so many entries. */
    private static void interruptAt(int revision, JdbcTemplate database) {
        CompactRange tree = new CompactRange();
        database.query("select leaf_hash from ledger_entry order by revision", row -> {
            tree.append(Hash.of(row.getBytes(1)));
        });
        database.update(
                "insert into ledger_restore values (1, 142, ?)", tree.root().toString());
        database.update(
                "delete from domain_event where global_index in"
                        + " (select global_index from ledger_entry where revision > ?)",
                revision);
        database.update("delete from ledger_entry where revision > ?", revision);
        database.update("update ledger_head set revision = ?", revision);
        database.update("update projection_position set revision = 0");
        for (String table : database.queryForList(
                "select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_name similar to '(token|evidence|development|crisis|source|actor)%'",
                String.class)) {
            database.execute("truncate table " + table);
        }
    }

    @Test
    void refusesWhatIsDamagedOrNewerAndLeavesNothingBehind() throws Exception {
        List<String> lines = Files.readAllLines(export);
        List<String> gap = new ArrayList<>(lines);
        gap.remove(40);
        assertThat(refused(String.join("\n", gap) + "\n")).isEqualTo(11);
        assertThat(refused(Files.readString(export).substring(0, 5_000))).isEqualTo(14);
        List<String> newer = new ArrayList<>(lines);
        newer.set(3, lines.get(3).replaceFirst("\"type\":\"[a-z-]+\"", "\"type\":\"from-the-future\""));
        assertThat(refused(String.join("\n", newer) + "\n")).isEqualTo(1);
        newer.set(3, lines.get(3).replaceFirst("\"typeRevision\":\"1\"", "\"typeRevision\":\"9\""));
        assertThat(refused(String.join("\n", newer) + "\n")).isEqualTo(1);
        newer.set(3, lines.get(3).replaceFirst("\"payload\":\\{", "\"payload\":{\"future\":1,"));
        assertThat(refused(String.join("\n", newer) + "\n")).isEqualTo(1);
    }

    private int refused(String text) throws IOException {
        Path data = folder.resolve("untouched");
        Path file = Files.writeString(folder.resolve("damaged"), text);
        int status = restore(file, "--demarche.data=" + data).status();
        assertThat(data).doesNotExist();
        return status;
    }

    @Test
    void isHeldAgainstACheckpoint() throws Exception {
        Path checkpoint = folder.resolve("checkpoint");
        Path key = folder.resolve("key");
        try (var program = start(original())) {
            Files.writeString(checkpoint, get(program, "/ledger/checkpoint"));
            Files.writeString(key, get(program, "/ledger/key"));
        }
        Path altered = Files.writeString(
                folder.resolve("altered"), Files.readString(export).replaceFirst("ECOWAS", "ECOWAZ"));
        String[] options = {"--checkpoint=" + checkpoint, "--key=" + key, "--demarche.data=" + folder.resolve("copy")};
        assertThat(restore(altered, options).status()).isEqualTo(10);
        assertThat(restore(export, options).out()).contains("RESTORED 142 ");
        assertThat(restore(export, "--key=" + key).status()).isEqualTo(2);
    }

    @Test
    void anExportIsGoneOnWithWhereALineEnded() throws Exception {
        String whole = Files.readString(export);
        for (int length : new int[] {0, 1, 1_000, whole.length() / 2, whole.length() - 1}) {
            Files.writeString(export, whole.substring(0, length));
            assertThat(Said.to("export", export.toString(), original()).status())
                    .isZero();
            assertThat(Files.readString(export)).isEqualTo(whole);
        }
        String other = whole.replaceFirst("ECOWAS", "ECOWAZ");
        Files.writeString(export, other);
        assertThat(Said.to("export", export.toString(), original()).err())
                .endsWith("of another ledger; nothing was written.\n");
        assertThat(Files.readString(export)).isEqualTo(other);
        Files.writeString(export, "precious");
        assertThat(Said.to("export", export.toString(), original()).status()).isEqualTo(1);
        assertThat(Files.readString(export)).isEqualTo("precious");
        Files.writeString(export, whole + "no entry\n");
        assertThat(Said.to("export", export.toString(), original()).status()).isEqualTo(1);
    }

    private static String original() {
        return "--demarche.data=" + original.resolve("data");
    }

    private String[] settings(Store store) {
        String data = "--demarche.data=" + folder.resolve("copy");
        return store == Store.FOLDER
                ? new String[] {data}
                : new String[] {
                    data,
                    "--spring.datasource.url=" + Databases.POSTGRESQL.url(),
                    "--spring.datasource.username=" + Databases.POSTGRESQL.user,
                    "--spring.datasource.password=" + Databases.POSTGRESQL.password
                };
    }

    private static Said restore(Path file, String... settings) {
        return run(
                "restore",
                Stream.concat(Stream.of(file.toString()), Stream.of(settings)).toArray(String[]::new));
    }

    private static Said run(String command, String... arguments) {
        return Said.to(Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(Demarche.class)
                .run(Stream.concat(Stream.of(settings), Stream.of("--server.port=0"))
                        .toArray(String[]::new));
    }

    private static Map<String, String> answers(ConfigurableApplicationContext program) throws Exception {
        Map<String, String> answers = new TreeMap<>();
        for (String question : QUESTIONS) {
            answers.put(question, get(program, question));
        }
        assertThat(answers.get(STANCES + "?at=2023-08-15&known=90")).contains("\"niger-junta\"");
        return answers;
    }

    private static String get(ConfigurableApplicationContext program, String question) throws Exception {
        int port = Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + question))
                                    .header("Authorization", TestTokens.bearer(port))
                                    .build(),
                            BodyHandlers.ofString(UTF_8))
                    .body();
        }
    }
}
