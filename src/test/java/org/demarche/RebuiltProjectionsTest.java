package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.ProjectionTables;
import org.demarche.ledger.Projections;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The Niger crisis, asked at every revision, then every projection table spoilt, rebuilt and asked again. */
class RebuiltProjectionsTest {
    private static final String TRACK = "/crises/niger-2023/stances/ecowas/issues/military-intervention";
    private static final List<String> AT_EVERY_REVISION = List.of(
            "/sources?limit=1000&",
            "/actors?limit=1000&",
            "/crises?",
            "/crises/niger-2023?",
            "/crises/niger-2023/codebook?",
            "/crises/niger-2023/stances?at=2023-08-15&",
            "/crises/niger-2023/issues?",
            "/crises/reviewed/proposals?");
    private static final List<String> AT_SOME_REVISIONS = List.of(
            "/crises/niger-2023/developments?at=2023-08-15&limit=1000&",
            "/crises/niger-2023/stances?at=2023-10-20&published=2023-08-30&",
            TRACK + "?at=2023-08-15&",
            TRACK + "/trace?at=2023-08-15&",
            TRACK + "/timeline?at=2023-08-15&",
            TRACK + "/revisions?at=2023-08-15&",
            "/crises/niger-2023/changes?at=2024-05-31&limit=1000&",
            "/crises/niger-2023/developments/ecowas-ultimatum-2023-07-30/history?at=2023-08-15&");

    /** What is recorded, how far it has come, and the book-keeping of others; every table but these and the ledger's is a projection. */
    private static final Set<String> RECORD = Set.of(
            "domain_event",
            "projection_position",
            "token_entry",
            "seed_progress",
            "import_job",
            "import_piece",
            "import_rejection",
            "access_token",
            "flyway_schema_history");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void answerEveryPinnedQuestionToTheByteAsBefore(Databases database) throws Exception {
        String url = database.url();
        Map<String, String> before;
        try (var context = start(database, url)) {
            propose(context);
            before = answers(context);
            assertThat(before.values().stream().filter(answer -> answer.startsWith("200 ")))
                    .as("questions with an answer")
                    .hasSizeGreaterThan(800);
            spoil(context);
            assertThat(context.getBean(Projections.class).rebuild(Duration.ofMinutes(2)))
                    .isTrue();
            assertThat(context.getBean(JdbcTemplate.class)
                            .queryForObject("select revision from projection_position", Long.class))
                    .isEqualTo(context.getBean(Ledger.class).head());
        }
        try (var context = start(database, url)) {
            assertThat(answers(context)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areMadeAnewAtTheStartOfAProgramThatKeepsOtherRows(Databases database) throws Exception {
        String url = database.url();
        Map<String, String> before;
        try (var context = start(database, url)) {
            propose(context);
            before = answersAtTheHead(context);
            spoil(context);
            context.getBean(JdbcTemplate.class).update("update projection_position set form = form - 1");
        }
        try (var context = start(database, url)) {
            assertThat(answersAtTheHead(context)).isEqualTo(before);
            assertThat(actorsOfNoEvent(context)).isZero();
            addAnActorOfNoEvent(context);
        }
        try (var context = start(database, url)) {
            assertThat(actorsOfNoEvent(context)).as("rows of this form stay").isOne();
        }
    }

    private static int actorsOfNoEvent(ConfigurableApplicationContext context) {
        return context.getBean(JdbcTemplate.class)
                .queryForList("select id from actor where id = 'nobody'")
                .size();
    }

    private static void addAnActorOfNoEvent(ConfigurableApplicationContext context) {
        context.getBean(JdbcTemplate.class)
                .update("insert into actor (id, name, kind, details, revision, recorded_at, recorded_by)"
                        + " values ('nobody', 'Nobody', 'PERSON', '{}', 1, 1, 'nobody')");
    }

    private Map<String, String> answersAtTheHead(ConfigurableApplicationContext context) throws Exception {
        long head = context.getBean(Ledger.class).head();
        return answers(
                context,
                Stream.concat(AT_EVERY_REVISION.stream(), AT_SOME_REVISIONS.stream())
                        .map(question -> question + "known=" + head)
                        .toList());
    }

    /** Empties every table but for one row that no event accounts for. */
    private static void spoil(ConfigurableApplicationContext context) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        List<String> tables = context.getBeansOfType(ProjectionTables.class).values().stream()
                .flatMap(module -> module.names().stream())
                .toList();
        assertThat(jdbc.queryForList(
                        "select lower(table_name) from information_schema.tables"
                                + " where lower(table_schema) = 'public' and table_type like 'BASE%'",
                        String.class))
                .filteredOn(table -> !RECORD.contains(table) && !table.startsWith("ledger_"))
                .as("what a rebuild empties")
                .containsExactlyInAnyOrderElementsOf(tables);
        for (String table : tables) {
            assertThat(jdbc.update("delete from " + table))
                    .as("rows of %s", table)
                    .isPositive();
        }
        addAnActorOfNoEvent(context);
    }

    /** So that there is something in every table. */
    private void propose(ConfigurableApplicationContext context) throws Exception {
        send(context, "PUT", "/crises/reviewed", """
                {"title": "Under review", "zone": "UTC", "review": "FOUR_EYES"}""");
        send(context, "POST", "/crises/reviewed/developments", """
                {"id": "proposed", "occurred": "2023-08-15", "type": "talks-offer", "summary": "An offer of talks.",
                 "initiators": [{"actor": "niger-junta"}], "targets": ["ecowas"],
                 "reports": [{"source": "gulf-times", "credibility": 2, "stance": "AFFIRMS"}]}""");
        send(context, "POST", "/actors/presidential-guard/merge-into/niger-junta", """
                {"reason": "It has become the junta."}""");
        send(context, "POST", "/actors/presidential-guard/separation", """
                {"reason": "It has a commander of its own."}""");
    }

    private void send(ConfigurableApplicationContext context, String method, String path, String json)
            throws Exception {
        int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", TestTokens.bearer(port))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 202);
    }

    private Map<String, String> answers(ConfigurableApplicationContext context) throws Exception {
        long head = context.getBean(Ledger.class).head();
        List<String> questions = new ArrayList<>();
        for (long known = 0; known <= head; known++) {
            String pinned = "known=" + known;
            AT_EVERY_REVISION.forEach(question -> questions.add(question + pinned));
            if (known % 20 == 0 || known == head) {
                AT_SOME_REVISIONS.forEach(question -> questions.add(question + pinned));
            }
        }
        return answers(context, questions);
    }

    private Map<String, String> answers(ConfigurableApplicationContext context, List<String> questions)
            throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
        Set<String> answered = new HashSet<>();
        for (String question : questions) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/v1" + pinnedAt(question)))
                    .header("Authorization", TestTokens.bearer(port))
                    .header("X-Correlation-Id", "rebuild");
            var answer = http.send(request.build(), BodyHandlers.ofString());
            // what a revision knows, all later ones know
            String unpinned = question.substring(0, question.lastIndexOf("known="));
            assertThat(answer.statusCode())
                    .as(question)
                    .isIn(answered.contains(unpinned) ? List.of(200) : List.of(200, 404));
            if (answer.statusCode() == 200) {
                answered.add(unpinned);
            }
            answers.put(question, answer.statusCode() + " " + answer.body());
        }
        assertThat(answered).hasSize(AT_EVERY_REVISION.size() + AT_SOME_REVISIONS.size());
        return answers;
    }

    private static String pinnedAt(String question) {
        return question.contains("at=") ? question : question + "&at=2023-08-15";
    }

    private ConfigurableApplicationContext start(Databases database, String url) {
        return new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.data=" + data,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + database.user,
                        "--spring.datasource.password=" + database.password);
    }
}
