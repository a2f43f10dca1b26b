package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.demarche.kernel.Recorder;
import org.demarche.ledger.Damage;
import org.demarche.ledger.LedgerCheck;
import org.demarche.source.RegisterSource;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store that is damaged in each way, and what is said of it. */
class CheckTest {
    /** So that there is a full tile and a tree above it. */
    private static final int SOURCES = 300;

    private static Path export = Path.of("");

    @TempDir
    static Path folder;

    @BeforeEach
    void recordALedger() throws Exception {
        if (Files.exists(folder.resolve("export"))) {
            return;
        }
        Path seeds = folder.resolve("original");
        try (var program =
                new SpringApplicationBuilder(Demarche.class).run("--server.port=0", "--demarche.data=" + seeds)) {
            Recorder recorder = program.getBean(Recorder.class);
            for (int i = 0; i < SOURCES; i++) {
                recorder.submit(
                        new RegisterSource(new SourceId("source-" + i), "Source " + i, Reliability.C, null, null),
                        "test",
                        "check");
            }
        }
        export = folder.resolve("export");
        assertThat(Said.to("export", export.toString(), "--demarche.data=" + seeds)
                        .status())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingWhereNothingIs(Databases database) {
        Store store = restored(database);
        Said said = store.check();
        assertThat(said.out()).startsWith("CHECKED 442 entries root ");
        assertThat(said.status()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void namesTheFirstDifference(Databases database) throws IOException {
        Store store = restored(database);
        try (ConfigurableApplicationContext program = SettingsCommand.program().run(store.settings)) {
            namesTheFirstDifference(new Damaged(store.jdbc, program));
        }
    }

    private static void namesTheFirstDifference(Damaged store) throws IOException {
        String eventOf = "(select global_index from ledger_entry where revision = ?)";

        store.during(
                "update domain_event set payload = ? where global_index = " + eventOf,
                List.of("{}".getBytes(UTF_8), 40),
                "20 DIFFERENCE event-altered revision 40: event ");
        store.during(
                "update domain_event set time_stamp = '2020-01-01T00:00:00Z' where global_index = " + eventOf,
                List.of(300),
                "20 DIFFERENCE event-altered revision 300: event ");
        store.during(
                "update ledger_entry set leaf_hash = ? where revision = ?",
                List.of(new byte[32], 40),
                "25 DIFFERENCE hash-altered revision 40: its hash is ");
        store.during(
                "delete from domain_event where global_index = " + eventOf,
                List.of(50),
                "21 DIFFERENCE event-missing revision 50: its event is not in the event store");
        store.during(
                "delete from ledger_entry where revision = ?",
                List.of(60),
                "23 DIFFERENCE entry-missing revision 60: there is no entry");
        store.during(
                "update ledger_entry set global_index = case revision when 70 then -1 else global_index end",
                List.of(),
                "21 DIFFERENCE event-missing revision 70");
        store.during(
                "update ledger_subtree set hash = ? where level = 1 and position = 0",
                List.of(new byte[32]),
                "26 DIFFERENCE tree-altered revision 256: hash 0 of level 1 does not follow from those below it");
        store.during(
                "update ledger_head set recorded_at = recorded_at - 1",
                List.of(),
                "27 DIFFERENCE head-altered revision 442: the head names another time than its entry");
        store.during(
                "insert into domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,"
                        + " payload_type, payload_revision, time_stamp, payload, meta_data)"
                        + " select 'foreign', 'x', 0, 'x', 'x', '1', 'x', payload, meta_data from domain_event"
                        + " where global_index = " + eventOf,
                List.of(1),
                "22 DIFFERENCE event-unknown event foreign has no entry");
        store.during(
                "update evidence_development set recorded_by = 'nobody' where place ="
                        + " (select max(place) from evidence_development)",
                List.of(),
                "29 DIFFERENCE projection-differs row ");
        store.during(
                "delete from source_version where id = 'source-7'",
                List.of(),
                "29 DIFFERENCE projection-differs row source-7 ");
        store.during(
                "insert into development_width values ('niger-2023', 999999999999)",
                List.of(),
                "29 DIFFERENCE projection-differs row niger-2023 999999999999 of development_width should not be there");
    }

    @ParameterizedTest
    @EnumSource
    void tellsSwappedEntries(Databases database) {
        Store store = restored(database);
        List<Long> indexes = store.jdbc.queryForList(
                "select global_index from ledger_entry where revision in (80, 90) order by revision", Long.class);
        store.jdbc.update("update ledger_entry set global_index = -1 where revision = 80");
        store.jdbc.update("update ledger_entry set global_index = ? where revision = 90", indexes.get(0));
        store.jdbc.update("update ledger_entry set global_index = ? where revision = 80", indexes.get(1));
        assertThat(store.check().out())
                .isEqualTo("DIFFERENCE entries-swapped revision 80: it and revision 90 are swapped\n");
    }

    @Test
    void holdsTheJournalAgainstTheDatabase() throws Exception {
        Path data = folder.resolve("journaled");
        assertThat(Said.to("restore", export.toString(), "--demarche.data=" + data)
                        .status())
                .isZero();
        assertThat(Said.to("check", "--demarche.data=" + data).out()).startsWith("CHECKED 442 ");
        Path journal = data.resolve("ledger.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceFirst("ECOWAS", "ECOWAZ"));
        Said said = Said.to("check", "--demarche.data=" + data);
        assertThat(said.out()).startsWith("DIFFERENCE journal-differs revision ");
        assertThat(said.status()).isEqualTo(28);
    }

    /** Before a start would put it in order. */
    @Test
    void changesNothingOfAStoreAtRest() throws Exception {
        Path data = folder.resolve("at-rest");
        assertThat(Said.to("restore", export.toString(), "--demarche.data=" + data)
                        .status())
                .isZero();
        JdbcTemplate file = new JdbcTemplate(
                new DriverManagerDataSource("jdbc:h2:file:" + data.resolve("demarche"), "demarche", ""));
        file.execute("update ledger_head set revision = 441");
        assertThat(check(data)).startsWith("27 DIFFERENCE head-altered revision 441: ");
        file.execute(
                "update ledger_head set recorded_at = (select recorded_at from ledger_entry where revision = 441)");
        file.execute("delete from domain_event where global_index ="
                + " (select global_index from ledger_entry where revision = 442)");
        file.execute("delete from ledger_entry where revision = 442");
        assertThat(check(data)).startsWith("28 DIFFERENCE journal-differs revision 442: the journal has it, ");
        assertThat(file.queryForObject("select count(*) from ledger_entry", Long.class))
                .as("nothing is put back")
                .isEqualTo(441);
        file.execute("delete from ledger_head");
        assertThat(check(data)).isEqualTo("27 DIFFERENCE head-altered there is no head\n");

        Long read = file.queryForObject("select count(*) from source_version", Long.class);
        assertThat(Said.to("rebuild", "--demarche.data=" + data).status()).isEqualTo(1);
        assertThat(file.queryForObject("select count(*) from source_version", Long.class))
                .as("what can be read of a damaged store stays")
                .isEqualTo(read)
                .isPositive();
    }

    private static String check(Path data) {
        Said said = Said.to("check", "--demarche.data=" + data);
        return said.status() + " " + said.out();
    }

    private static Store restored(Databases database) {
        Store store = new Store(database);
        assertThat(Said.to(Stream.concat(Stream.of("restore", export.toString()), Stream.of(store.settings))
                                .toArray(String[]::new))
                        .status())
                .isZero();
        return store;
    }

    private static final class Store {
        private final String[] settings;
        private final DataSource database;
        private final JdbcTemplate jdbc;

        Store(Databases kind) {
            String url = kind.url();
            settings = new String[] {
                "--demarche.data=" + folder.resolve("data"),
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + kind.user,
                "--spring.datasource.password=" + kind.password
            };
            database = kind.connect(url);
            jdbc = new JdbcTemplate(database);
        }

        Said check() {
            return Said.to(
                    Stream.concat(Stream.of("check"), Stream.of(settings)).toArray(String[]::new));
        }
    }

    /** A store in which the program runs. */
    private record Damaged(JdbcTemplate jdbc, ConfigurableApplicationContext program) {
        /** Does a damage, checks as the command does, and mends it: by a copy of each table that the damage may be in. */
        void during(String damage, List<Object> arguments, String said) throws IOException {
            List<String> tables = Stream.of(
                            "domain_event",
                            "ledger_entry",
                            "ledger_subtree",
                            "ledger_head",
                            "evidence_development",
                            "source_version",
                            "development_width")
                    .filter(damage::contains)
                    .toList();
            tables.forEach(table -> jdbc.execute("create table copy_of_" + table + " as select * from " + table));
            jdbc.update(damage, arguments.toArray());
            Optional<Damage> found = program.getBean(LedgerCheck.class).firstAtRest(revision -> {});
            Damage first = (found.isPresent() ? found : Check.ofTheReadModels(program)).orElseThrow();
            assertThat(first.kind().status() + " DIFFERENCE " + first)
                    .as(damage)
                    .startsWith(said);
            for (String table : tables) {
                jdbc.execute("delete from " + table);
                jdbc.execute("insert into " + table + " select * from copy_of_" + table);
                jdbc.execute("drop table copy_of_" + table);
            }
        }
    }
}
