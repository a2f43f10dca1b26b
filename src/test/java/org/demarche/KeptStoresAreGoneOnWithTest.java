package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.demarche.KeptStore.Question;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.Projections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A store that the version before has left: this one brings it to date and goes on with it. Everything that was answered is
 * answered again, to the octet, and no octet of the ledger is another.
 */
class KeptStoresAreGoneOnWithTest {
    private static final String ISSUES = "/crises/niger-2023/issues";
    private static final Map<Question, String> ANSWERED = KeptStore.answers();
    private static final Question CHECKPOINT = new Question("text/plain", "/ledger/checkpoint");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everythingIsAnsweredAsTheVersionBeforeDid(Databases database) throws Exception {
        KeptStore store = KeptStore.unpack(database, folder.resolve("store"));
        String exported;
        try (var program = start(store.settings())) {
            assertThat(answers(program, ANSWERED.keySet())).isEqualTo(told(ANSWERED));
            assertThat(ask(program, new Question("*/*", "/export"))).isEqualTo(KeptStore.export());

            writesGoOn(program);
            assertThat(program.getBean(Projections.class).rebuild(Duration.ofMinutes(2)))
                    .isTrue();
            assertThat(answers(program, pinned())).isEqualTo(told(pinned()));
            exported = ask(program, new Question("*/*", "/export"));
            assertThat(exported).startsWith(KeptStore.export()).isNotEqualTo(KeptStore.export());
        }
        assertThat(exported(store)).isEqualTo(exported);
        assertThatItIsTheSameRestored(database, exported, store.key());
    }

    /** Of revision 1 and 2 of an event alike. */
    private void writesGoOn(ConfigurableApplicationContext program) throws Exception {
        long head = program.getBean(Ledger.class).head();
        String raised = "{\"proposition\": \"Sanctions against Niger are lifted.\"";
        assertThat(put(program, ISSUES + "/sanctions", raised + "}").statusCode())
                .isEqualTo(200);
        assertThat(put(program, ISSUES + "/sanctions", raised + ", \"scopeNote\": \"All of them.\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(program.getBean(Ledger.class).head()).isEqualTo(head);

        String asylum = "{\"proposition\": \"Bazoum leaves Niger.\", \"scopeNote\": \"Into exile, not for a visit.\"}";
        assertThat(put(program, ISSUES + "/asylum", asylum).statusCode()).isEqualTo(201);
        assertThat(put(program, ISSUES + "/asylum", asylum).statusCode()).isEqualTo(200);
        assertThat(ask(program, new Question("*/*", "/ledger/entries?from=" + (head + 1))))
                .contains("\\\"type\\\":\\\"issue-raised\\\",\\\"typeRevision\\\":\\\"2\\\"");
        assertThat(ask(program, new Question("application/json", ISSUES)))
                .contains("\"scopeNote\":\"Into exile, not for a visit.\"");
        assertThat(ask(program, new Question("text/csv", ISSUES)))
                .startsWith("id,proposition,revision,recordedAt,recordedBy,scopeNote\r\n");
    }

    private static String exported(KeptStore store) throws Exception {
        Path file = Files.createTempFile("export", null);
        Files.delete(file);
        try {
            assertThat(said("export", file, store.settings()).status()).isZero();
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** A fresh store of the same ledger. */
    private void assertThatItIsTheSameRestored(Databases database, String exported, Path key) throws Exception {
        Path export = Files.writeString(folder.resolve("export"), exported);
        List<String> settings = new ArrayList<>(
                List.of("--demarche.data=" + folder.resolve("restored"), "--demarche.ledger.key=" + key));
        if (database == Databases.POSTGRESQL) {
            settings.addAll(KeptStore.settings(database, database.url()));
        }
        assertThat(said("restore", export, settings.toArray(String[]::new)).status())
                .isZero();
        try (var program = start(settings.toArray(String[]::new))) {
            assertThat(answers(program, pinned())).isEqualTo(told(pinned()));
            assertThat(ask(program, new Question("*/*", "/export"))).isEqualTo(exported);
        }
    }

    @Test
    void isVerifiedAndExplainedWithoutAServer() throws Exception {
        Path export = Files.writeString(folder.resolve("export"), KeptStore.export());
        Path checkpoint =
                Files.writeString(folder.resolve("checkpoint"), ANSWERED.getOrDefault(CHECKPOINT, "there is none"));

        assertThat(said("verify", export, "--checkpoint=" + checkpoint).out()).startsWith("VERIFIED ");
        assertThat(said(
                                "explain",
                                export,
                                "--crisis=niger-2023",
                                "--holder=ecowas",
                                "--subject=issues/military-intervention",
                                "--at=2023-08-20")
                        .status())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void damageFromBeforeIsFound(Databases database) throws Exception {
        KeptStore store = KeptStore.unpack(database, folder.resolve("store"));
        assertThat(store.database()
                        .update(
                                "update domain_event set payload = ? where aggregate_identifier = 'crises/niger-2023'"
                                        + " and sequence_number = 1",
                                (Object) "{}".getBytes(UTF_8)))
                .isOne();
        Said said = Said.to(
                Stream.concat(Stream.of("check"), Stream.of(store.settings())).toArray(String[]::new));
        assertThat(said.status()).as(said.out() + said.err()).isEqualTo(20);
        assertThat(said.out()).startsWith("DIFFERENCE event-altered revision ");
    }

    private static Collection<Question> pinned() {
        List<Question> pinned = new ArrayList<>(ANSWERED.keySet());
        pinned.remove(CHECKPOINT);
        return pinned;
    }

    private static Map<Question, String> told(Collection<Question> questions) {
        Map<Question, String> told = new LinkedHashMap<>(ANSWERED);
        told.keySet().retainAll(questions);
        return told(told);
    }

    /** The rules of time zones may be others by now, and an answer names those that it rests on. */
    private static Map<Question, String> told(Map<Question, String> answers) {
        Map<Question, String> told = new LinkedHashMap<>();
        answers.forEach((question, body) ->
                told.put(question, body.replaceAll("\"tzdata\":\"[0-9]{4}[a-z]\"", "\"tzdata\":\"\"")));
        return told;
    }

    private static Map<Question, String> answers(ConfigurableApplicationContext program, Collection<Question> asked)
            throws Exception {
        Map<Question, String> answers = new LinkedHashMap<>();
        for (Question question : asked) {
            answers.put(question, ask(program, question));
        }
        return told(answers);
    }

    private static String ask(ConfigurableApplicationContext program, Question question) throws Exception {
        return send(program, question.path(), request -> request.header("Accept", question.accept()))
                .body();
    }

    private static HttpResponse<String> put(ConfigurableApplicationContext program, String path, String json)
            throws Exception {
        return send(
                program,
                path,
                request -> request.header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext program, String path, UnaryOperator<HttpRequest.Builder> completed)
            throws Exception {
        int port = Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    completed
                            .apply(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                                    .header("Authorization", TestTokens.bearer(port)))
                            .build(),
                    BodyHandlers.ofString(UTF_8));
        }
    }

    private static Said said(String command, Path file, String... options) {
        return Said.to(Stream.concat(Stream.of(command, file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(Demarche.class)
                .run(Stream.concat(Stream.of(settings), Stream.of("--server.port=0"))
                        .toArray(String[]::new));
    }
}
