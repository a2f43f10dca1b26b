package org.demarche.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorView;
import org.demarche.actor.Actors;
import org.demarche.actor.MergeActor;
import org.demarche.crisis.CrisisDraft;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.DefaultCodebook;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentView;
import org.demarche.development.Developments;
import org.demarche.development.Viewpoint;
import org.demarche.json.StrictJson;
import org.demarche.kernel.Recorder;
import org.demarche.ledger.Ledger;
import org.demarche.source.SourceId;
import org.demarche.source.Sources;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Real rows in a store, on both databases. */
class ImporterTest {
    private static final CrisisId CRISIS = new CrisisId("october-2016");

    /** Of 3 566, 287 of which name nobody who acted. */
    private static final long TAKEN = 3_279;

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void recordEachRowOnceHoweverOftenItIsBrought(Databases database) throws Exception {
        try (ConfigurableApplicationContext program = program(database)) {
            Counts first = bring(program, real(), Map.of());
            assertThat(first.read()).isEqualTo(3_566);
            assertThat(first.recorded()).isEqualTo(TAKEN);
            assertThat(first.duplicates()).isZero();
            assertThat(first.codes()).containsExactly(entry("missing-field", 287L));
            assertThat(first.flags()).containsEntry("suspect-date", 33L);

            long head = program.getBean(Ledger.class).visible();
            Counts again = bring(program, real(), Map.of());
            assertThat(again.recorded()).isZero();
            assertThat(again.duplicates()).isEqualTo(TAKEN);
            Counts elsewhere = bring(program, "\n\n" + real(), Map.of());
            assertThat(elsewhere.duplicates())
                    .as("the same rows, two lines further down")
                    .isEqualTo(TAKEN);
            assertThat(program.getBean(Ledger.class).visible()).isEqualTo(head);

            String other = real().replaceFirst("HALLE", "HALLE BERRY").replaceFirst("CHANGCHUN", "BEIJING");
            assertThat(bring(program, other, Map.of()).codes())
                    .containsOnly(entry("missing-field", 287L), entry("conflict", 1L));

            DevelopmentView told = development(program, "gdelt-588604786");
            assertThat(told.summary()).contains("CHANGCHUN");
            assertThat(told.reports().getFirst().report().locator()).isEqualTo("row 8");
            assertThat(told.reports().getFirst().report().url()).startsWith("http");
            assertThat(told.codes()).containsEntry("GoldsteinScale", "3.4");
            assertThat(told.flags()).containsExactly("suspect-date");
            assertThat(told.signals()).singleElement().satisfies(signal -> {
                assertThat(signal.holder()).hasToString("china");
                assertThat(signal.position()).isEqualTo(340);
            });
            assertThat(program.getBean(Sources.class).find(new SourceId("yahoo-com"), head))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordEachRowOnceThoughTwoBringItAtOnce(Databases database) throws Exception {
        try (ConfigurableApplicationContext program = program(database);
                ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Counts> one = two.submit(() -> bring(program, real(), Map.of()));
            Future<Counts> other = two.submit(() -> bring(program, real(), Map.of()));
            for (Counts counts : List.of(one.get(), other.get())) {
                assertThat(counts.recorded() + counts.duplicates() + counts.rejected())
                        .isEqualTo(counts.read())
                        .isEqualTo(3_566);
            }
            assertThat(one.get().recorded() + other.get().recorded()).isEqualTo(TAKEN);
            assertThat(one.get().duplicates() + other.get().duplicates()).isEqualTo(TAKEN);
            assertThat(actors(program))
                    .extracting(actor -> String.valueOf(actor.codes().cameo()))
                    .doesNotHaveDuplicates();
            assertThat(bring(program, real(), Map.of()).duplicates())
                    .as("all are as one would have recorded them")
                    .isEqualTo(TAKEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findActorsByCodeByNameOrAsTheyAreTold(Databases database) throws Exception {
        try (ConfigurableApplicationContext program = program(database)) {
            register(program, "ecowas", "Economic Community of West African States", "\"WAS\"", "[\"CEDEAO\"]");
            register(program, "niger", "Republic of Niger", "\"NER\"", "[\"Niger\"]");
            register(program, "nigeria", "A town that bears a name", "null", "[]");
            register(program, "police", "Some police", "null", "[]");
            String row = real().lines()
                    .filter(line -> line.startsWith("588606451"))
                    .findFirst()
                    .orElseThrow();
            String rows = row.replace("IGOUNO\t", "IGOWAFBUSWAS\t") + "\n"
                    + row.replace("588606451", "2").replace("IGOUNO\t", "NGA\t") + "\n"
                    + row.replace("588606451", "3").replace("IGOUNO\t", "COP\t") + "\n"
                    + row.replace("588606451", "4").replace("IGOUNO\t", "NER\t") + "\n"
                    + row.replace("588606451", "5").replace("IGOUNO\t", "N?\t");
            assertThat(bring(program, rows, Map.of("COP", new ActorId("police")))
                            .recorded())
                    .isEqualTo(4);

            assertThat(initiator(program, "gdelt-588606451")).isEqualTo("ecowas");
            assertThat(initiator(program, "gdelt-2"))
                    .as("Nigeria, whose own id was taken")
                    .isEqualTo("nigeria-nga");
            assertThat(initiator(program, "gdelt-3")).isEqualTo("police");
            assertThat(initiator(program, "gdelt-4")).isEqualTo("niger");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepActorsApartWhoseNamesMakeOneId(Databases database) throws Exception {
        try (ConfigurableApplicationContext program = program(database)) {
            List<String> names = List.of("A town", "A-town", "A.town", "A/town");
            String rows = "Event ID\tEvent Date\tSource Name\tCAMEO Code\tTarget Name\n"
                    + names.stream()
                            .map(name -> name.hashCode() + "\t1995-01-01\t" + name + "\t051\tA-town\n")
                            .collect(Collectors.joining());
            assertThat(bring(program, ImportFormat.ICEWS, rows, Map.of()).recorded())
                    .isEqualTo(4);
            assertThat(actors(program)).extracting(ActorView::name).containsAll(names);
            assertThat(actors(program))
                    .extracting(actor -> actor.id().value())
                    .contains("a-town", "a-town-collection")
                    .filteredOn(id -> id.matches("a-town-[0-9a-f]{8}"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeAMergedActorForTheOtherAndARowOfBeforeForADuplicate(Databases database) throws Exception {
        try (ConfigurableApplicationContext program = program(database)) {
            String row = real().lines()
                    .filter(line -> line.startsWith("588606451"))
                    .findFirst()
                    .orElseThrow();
            register(program, "the-un", "The UN", "null", "[]");
            bring(program, row, Map.of());
            String spelled = initiator(program, "gdelt-588606451");
            MergeActor merge = new MergeActor(new ActorId(spelled), new ActorId("the-un"), "one and the same");
            String event = program.getBean(Recorder.class)
                    .submit(merge, "test", "before")
                    .event();
            program.getBean(Ledger.class).awaitVisible(event, Duration.ofMinutes(1));

            Counts counts = bring(program, row + "\n" + row.replace("588606451", "2"), Map.of());
            assertThat(counts.duplicates()).isEqualTo(1);
            assertThat(counts.recorded()).isEqualTo(1);
            assertThat(initiator(program, "gdelt-588606451")).isEqualTo(spelled);
            assertThat(initiator(program, "gdelt-2")).isEqualTo("the-un");
        }
    }

    private static Counts bring(ConfigurableApplicationContext program, String rows, Map<String, ActorId> told) {
        return bring(program, ImportFormat.GDELT, rows, told);
    }

    private static Counts bring(
            ConfigurableApplicationContext program, ImportFormat format, String rows, Map<String, ActorId> told) {
        Importer importer = program.getBean(Importer.class);
        List<Counts> counts = new ArrayList<>();
        try {
            InputStream input = new ByteArrayInputStream(rows.getBytes(UTF_8));
            importer.run(
                    new Assignment(CRISIS, format, null, "test", false),
                    input,
                    told,
                    "import-1",
                    (come, rejected) -> counts.add(come));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts.getLast();
    }

    private static String real() {
        try (InputStream file = new GZIPInputStream(Objects.requireNonNull(
                ImporterTest.class.getResourceAsStream("/feeds/gdelt-20161013151500.export.CSV.gz")))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void register(
            ConfigurableApplicationContext program, String id, String name, String cameo, String aliases) {
        String line = "{\"actor\": {\"id\": \"" + id + "\", \"name\": \"" + name
                + "\", \"kind\": \"STATE\", \"aliases\": " + aliases + ", \"codes\": {\"cameo\": " + cameo + "}}}";
        var lines = new CommandLines(
                StrictJson.mapper(), program.getBean(DefaultCodebook.class).codebook());
        var registration = new Submission(program.getBean(Recorder.class), program.getBean(Ledger.class), "test");
        registration.submit(lines.read(line), "before");
        registration.awaitVisible();
    }

    private static String initiator(ConfigurableApplicationContext program, String id) {
        return development(program, id).initiators().getFirst().actor().value();
    }

    private static DevelopmentView development(ConfigurableApplicationContext program, String id) {
        Viewpoint now = new Viewpoint(0, program.getBean(Ledger.class).visible(), null, null);
        return program.getBean(Developments.class)
                .find(CRISIS, new DevelopmentId(id), now)
                .orElseThrow();
    }

    private static List<ActorView> actors(ConfigurableApplicationContext program) {
        return program.getBean(Actors.class).list(program.getBean(Ledger.class).visible(), null, 10_000);
    }

    private ConfigurableApplicationContext program(Databases database) {
        String url = database == Databases.H2 ? "" : database.url();
        List<String> settings = new ArrayList<>(List.of("--demarche.data=" + data, "--demarche.seeds=none"));
        if (!url.isEmpty()) {
            settings.add("--spring.datasource.url=" + url);
            settings.add("--spring.datasource.username=" + database.user);
            settings.add("--spring.datasource.password=" + database.password);
        }
        ConfigurableApplicationContext program = new SpringApplicationBuilder(Demarche.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
        CrisisDraft crisis = program.getBean(JsonMapper.class)
                .readValue("{\"title\": \"October 2016\", \"zone\": \"UTC\"}", CrisisDraft.class);
        String event = program.getBean(Recorder.class)
                .submit(
                        crisis.toOpening(
                                CRISIS, program.getBean(DefaultCodebook.class).codebook()),
                        "test",
                        "before")
                .event();
        program.getBean(Ledger.class).awaitVisible(event, Duration.ofMinutes(1));
        return program;
    }
}
