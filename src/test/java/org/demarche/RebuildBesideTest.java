package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.demarche.ledger.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code demarche rebuild} on a PostgreSQL whose server goes on. */
@ExtendWith(OutputCaptureExtension.class)
class RebuildBesideTest {
    private static final List<String> QUESTIONS = List.of(
            "actors?limit=1000&at=2023-08-15&known=141",
            "crises/niger-2023/stances?at=2023-08-15&known=141",
            "crises/niger-2023/developments?at=2023-08-15&limit=1000&known=141");

    private static final String URL = Databases.POSTGRESQL.url();

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext server;
    private static JdbcTemplate jdbc;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        String[] settings = Stream.concat(Stream.of("--server.port=0"), Stream.of(settings()))
                .toArray(String[]::new);
        server = new SpringApplicationBuilder(Demarche.class).run(settings);
        jdbc = server.getBean(JdbcTemplate.class);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void repairsRowsWhileTheServerAnswersAndWrites() throws Exception {
        List<String> before = answers();
        long generation = server.getBean(Ledger.class).generation();
        List<String> tables = tables();
        long head = server.getBean(Ledger.class).head();
        jdbc.update("update actor set name = 'Spoilt'");
        jdbc.update("delete from development_facet");
        jdbc.update("update evidence_development set content = null");
        assertThat(answers()).isNotEqualTo(before);

        Said rebuild = Said.to(command("rebuild"));

        assertThat(rebuild.status()).as(rebuild.out() + rebuild.err()).isZero();
        assertThat(rebuild.out())
                .contains("Rebuilt up to revision " + head + " of " + head, "In place at revision " + head);
        assertThat(tables()).isEqualTo(tables);
        awaitNews(generation);
        assertThat(answers()).isEqualTo(before);
        assertThat(record("after-the-rebuild")).as("is taken and visible").isEqualTo(201);
    }

    @Test
    void clientsThatAskWithoutAPauseHearTheSameBeforeAndAfter() throws Exception {
        List<String> before = answers();
        long generation = server.getBean(Ledger.class).generation();
        AtomicBoolean isOver = new AtomicBoolean();
        Set<List<String>> heard = ConcurrentHashMap.newKeySet();
        try (ExecutorService clients = Executors.newFixedThreadPool(7)) {
            List<Future<?>> asking = new ArrayList<>();
            for (int client = 0; client < 7; client++) {
                asking.add(clients.submit(() -> {
                    while (!isOver.get()) {
                        heard.add(answers());
                    }
                    return null;
                }));
            }
            try {
                Said rebuild = Said.to(command("rebuild"));
                assertThat(rebuild.status()).as(rebuild.out() + rebuild.err()).isZero();
                awaitNews(generation);
            } finally {
                isOver.set(true);
            }
            for (Future<?> client : asking) {
                client.get();
            }
        }
        assertThat(heard).containsExactly(before);
    }

    /** A transaction that has read a table keeps it from being replaced, and is not waited for with anything in hand. */
    @Test
    void whoReadsForLongIsWaitedFor() throws Exception {
        Thread rebuild;
        Said[] said = new Said[1];
        try (Connection reader = Databases.POSTGRESQL.connect(URL).getConnection();
                Statement question = reader.createStatement()) {
            reader.setAutoCommit(false);
            question.executeQuery("select count(*) from actor").close();
            rebuild = Thread.ofPlatform().start(() -> said[0] = Said.to(command("rebuild")));
            awaitBuilt(server.getBean(Ledger.class).head());
            assertThat(record("while-it-waits")).as("is taken and visible").isEqualTo(201);
            assertThat(rebuild.isAlive()).isTrue();
            reader.rollback();
        }
        rebuild.join();
        assertThat(said[0].status()).as(said[0].out() + said[0].err()).isZero();
        assertThat(said[0].out())
                .contains("In place at revision " + server.getBean(Ledger.class).head());
        assertThat(record("afterwards")).isEqualTo(201);
    }

    /** Flyway would never do again what was undone. */
    @Test
    void doesNotUndoWhatIsMigratedMeanwhile() throws Exception {
        Said[] said = new Said[1];
        try (Connection reader = Databases.POSTGRESQL.connect(URL).getConnection();
                Statement question = reader.createStatement()) {
            reader.setAutoCommit(false);
            question.executeQuery("select count(*) from crisis").close();
            Thread rebuild = Thread.ofPlatform().start(() -> said[0] = Said.to(command("rebuild")));
            awaitBuilt(server.getBean(Ledger.class).head());
            jdbc.execute("alter table actor add column migrated integer");
            rebuild.join();
        }
        List<String> tables = tables();
        jdbc.execute("alter table actor drop column migrated");
        jdbc.execute("drop schema demarche_rebuild cascade");
        assertThat(said[0].status()).as(said[0].out() + said[0].err()).isEqualTo(1);
        assertThat(said[0].out())
                .contains("another version of the program has changed them")
                .doesNotContain("In place");
        assertThat(tables).contains("actor migrated integer YES");
        assertThat(record("after-a-migration")).isEqualTo(201);
    }

    /** Its rows may be those of a fault that this one does not have. */
    @Test
    void doesNotGoOnWithWhatAnotherVersionHasBuilt() throws Exception {
        List<String> before = answers();
        try (Connection reader = Databases.POSTGRESQL.connect(URL).getConnection();
                Statement question = reader.createStatement()) {
            reader.setAutoCommit(false);
            question.executeQuery("select count(*) from crisis").close();
            Thread broken = Thread.ofPlatform().start(() -> Said.to(command("rebuild")));
            awaitBuilt(server.getBean(Ledger.class).head());
            broken.interrupt();
            broken.join();
        }
        long generation = server.getBean(Ledger.class).generation();
        jdbc.update("update demarche_rebuild.actor set name = 'Spoilt'");
        jdbc.execute("comment on schema demarche_rebuild is 'another'");
        Said rebuild = Said.to(command("rebuild"));
        assertThat(rebuild.status()).as(rebuild.out() + rebuild.err()).isZero();
        awaitNews(generation);
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void refusesADamagedLedgerAndChangesNothing(CapturedOutput log) {
        String altered = "update domain_event set sequence_number = sequence_number %s 1000 where global_index = 7";
        jdbc.update(altered.formatted("+"));
        Said rebuild = Said.to(command("rebuild"));
        jdbc.update(altered.formatted("-"));
        assertThat(rebuild.status()).isEqualTo(1);
        assertThat(log.getOut()).contains("The ledger is damaged, and nothing was changed: event-altered revision 7");
        assertThat(isBuilt()).isFalse();
    }

    @Test
    void refusesRowsOfAnotherVersion(CapturedOutput log) {
        jdbc.update("update projection_position set form = form + 1");
        Said rebuild = Said.to(command("rebuild"));
        jdbc.update("update projection_position set form = form - 1");
        assertThat(rebuild.status()).isEqualTo(1);
        assertThat(log.getOut()).contains("The read models in the database are of another version of this program.");
        assertThat(isBuilt()).isFalse();
    }

    /** Columns, indexes and constraints, by name. */
    private static List<String> tables() {
        return jdbc.queryForList(
                "select concat_ws(' ', table_name, column_name, data_type, domain_name, is_nullable)"
                        + " from information_schema.columns where table_schema = 'public'"
                        + " union all select indexdef from pg_indexes where schemaname = 'public'"
                        + " union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))"
                        + " from pg_constraint where connamespace = 'public'::regnamespace"
                        + " union all select nspname from pg_namespace where nspname not like 'pg\\_%' order by 1",
                String.class);
    }

    private static boolean isBuilt() {
        return !jdbc.queryForList("select 1 from pg_namespace where nspname = 'demarche_rebuild'")
                .isEmpty();
    }

    /** Until the rebuild has all rows, and cannot put them in place. */
    private static void awaitBuilt(long head) {
        while (!isBuilt()
                || jdbc.queryForList("select revision from demarche_rebuild.projection_position", Long.class)
                                .getFirst()
                        < head) {
            Thread.onSpinWait();
        }
    }

    /** Until the server has heard that the rows are others. */
    private static void awaitNews(long before) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.getBean(Ledger.class).generation() > before);
    }

    private int record(String id) throws Exception {
        return http.send(
                        request("crises/niger-2023/developments")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("""
                                        {"id":"%s","occurred":"2023-08-15","type":"talks-offer","summary":"An offer of talks.",
                                         "initiators":[{"actor":"niger-junta"}],"targets":["ecowas"],
                                         "reports":[{"source":"seed-article","credibility":2,"stance":"AFFIRMS"}]}""".formatted(id)))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private List<String> answers() throws Exception {
        List<String> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            var answer = http.send(request(question).build(), BodyHandlers.ofString());
            answers.add(answer.statusCode() + answer.body());
        }
        return answers;
    }

    private HttpRequest.Builder request(String path) throws Exception {
        int port = Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                .header("Authorization", TestTokens.bearer(port))
                .header("X-Correlation-Id", "rebuild");
    }

    private static String[] command(String name) {
        return Stream.concat(Stream.of(name), Stream.of(settings())).toArray(String[]::new);
    }

    private static String[] settings() {
        return new String[] {
            "--demarche.data=" + data,
            "--spring.datasource.url=" + URL,
            "--spring.datasource.username=" + Databases.POSTGRESQL.user,
            "--spring.datasource.password=" + Databases.POSTGRESQL.password
        };
    }
}
