package org.demarche.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarche.Said;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Subject;
import org.demarche.ledger.ExportReader;
import org.demarche.stance.Track;
import org.demarche.web.AsOf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stance of the Niger crisis from an export alone: whether it is that of the server, to the octet. */
class ExplainTest {
    private static final CrisisId NIGER = new CrisisId("niger-2023");
    private static final String STANCES = "/crises/niger-2023/stances";
    private static final String CRISIS = "--crisis=niger-2023";
    private static final String HOLDER = "--holder=ecowas";
    private static final String SUBJECT = "--subject=issues/military-intervention";

    @TempDir
    static Path folder;

    private static NigerServer server;
    private static Path export;
    private static List<String> lines;

    @BeforeAll
    static void export() throws Exception {
        server = new NigerServer(folder.resolve("data"));
        export = Files.writeString(folder.resolve("export"), server.get("/export"));
        lines = Files.readAllLines(export);
        assertThat(lines).hasSize((int) NigerServer.HEAD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "143, 2023-08-15, , ",
        "143, 2023-10-20, 2023-08-30, ",
        "143, 2024-05, , 1",
        "120, 2023-08-15, , ",
        "90, 2023-12-31, , 2"
    })
    void isOfEveryTrackWhatTheServerSays(long known, String at, @Nullable String published, @Nullable String codebook)
            throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of("at", at, "known", Long.toString(known)));
        if (published != null) {
            parameters.put("published", published);
        }
        if (codebook != null) {
            parameters.put("codebook", codebook);
        }
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&", "?", ""));
        JsonNode stances =
                JsonMapper.shared().readTree(server.get(STANCES + query)).path("stances");
        assertThat(stances.size()).isGreaterThan(10);
        try (Offline offline = Offline.begin();
                ExportReader reader = ExportReader.open(export, octets -> {})) {
            Offline.Intake intake = offline.intake(NIGER);
            while (reader.taken() < known) {
                intake.take(requireNonNull(reader.peek()));
                reader.take();
            }
            intake.end(reader.root());
            AsOf asOf = offline.asOf(parameters, NIGER);
            for (JsonNode stance : stances) {
                Track track = new Track(
                        new ActorId(stance.path("holder").asString()),
                        Subject.parse(stance.path("subject").asString()));
                String path = STANCES + "/" + track.holder() + "/" + track.subject() + "/trace" + query;
                assertThat(new String(offline.json(asOf, offline.trace(NIGER, track, asOf)), UTF_8))
                        .isEqualTo(server.get(path));
            }
        }
    }

    @Test
    void printsTheAnswerOfTheServer() throws Exception {
        String path = STANCES + "/ecowas/issues/military-intervention/trace?at=2023-08-15&known=100";
        assertThat(explain(export, CRISIS, HOLDER, SUBJECT, "--at=2023-08-15", "--known=100", "--json"))
                .isEqualTo(new Said(0, server.get(path), ""));
    }

    @Test
    void tellsTheSumLineByLine() {
        Said said = explain(export, CRISIS, HOLDER, SUBJECT, "--at=2023-08-15");
        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains(
                        "ecowas on issues/military-intervention, niger-2023\n"
                                + "at 2023-08-15 (2023-08-15T22:59:59Z), as known at revision 143 of root ",
                        "SUPPORTS\nvalue 520704, weight 1751648, confidence HIGH\n",
                        "    200264  ecowas-orders-standby-force-2023-08-10, occurred 2023-08-10, revision 116\n",
                        "    520704  the value, in millionths\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--crisis=mali --holder=ecowas --subject=issues/reinstatement --at=2023, not-found",
        "--crisis=niger-2023 --holder=nobody --subject=issues/reinstatement --at=2023, not-found",
        "--crisis=niger-2023 --holder=ecowas --subject=reinstatement --at=2023, invalid-value",
        "--crisis=niger-2023 --holder=ecowas --subject=issues/reinstatement --at=2023 --known=1, not-found",
        "--crisis=niger-2023 --holder=ecowas --subject=issues/reinstatement --at=2023 --known=144, unknown-revision",
        "--crisis=niger-2023 --holder=ecowas --subject=issues/reinstatement --at=yesterday, invalid-date",
        "--crisis=niger-2023 --holder=ecowas --subject=issues/reinstatement --at=2023 --codebook=7, unknown-codebook"
    })
    void refusesWhatAServerRefuses(String options, String code) {
        Said said = explain(export, options.split(" "));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("Refused, " + code + ": ");
    }

    @Test
    void namesTheLineThatIsNoEntryOfItsPlace() throws IOException {
        List<String> gap = new ArrayList<>(lines);
        gap.remove(40);
        assertThat(damaged(gap)).isEqualTo("No export of a ledger. Line 41 is revision 42 of a ledger\n");
        List<String> foreign = new ArrayList<>(lines);
        foreign.set(9, "{}");
        assertThat(damaged(foreign)).startsWith("No export of a ledger. Line 10: ");
        Files.write(folder.resolve("latin"), new byte[] {'{', (byte) 0xe9, '\n'});
        assertThat(explain(folder.resolve("latin"), CRISIS, HOLDER, SUBJECT, "--at=2023")
                        .err())
                .contains("is not UTF-8");
    }

    @Test
    void doesNotPassOverWhatOnlyALaterProgramKnows() throws IOException {
        List<String> newer = new ArrayList<>(lines);
        newer.set(0, newer.getFirst().replace("\"type\":\"source-registered\"", "\"type\":\"source-praised\""));
        assertThat(damaged(newer))
                .isEqualTo("Cannot be explained. Revision 1 is of a type that this program does not know,"
                        + " source-praised of revision 1; a later program is needed.\n");
    }

    @Test
    void saysThatAFileCannotBeRead() {
        Said said = explain(folder.resolve("nowhere"), CRISIS, HOLDER, SUBJECT, "--at=2023");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).startsWith("Cannot be read: ");
    }

    private static String damaged(List<String> damaged) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), damaged);
        Said said = explain(file, CRISIS, HOLDER, SUBJECT, "--at=2023-08-15");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        return said.err();
    }

    private static Said explain(Path file, String... options) {
        return Said.to(Stream.concat(Stream.of("explain", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }
}
