package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Subject;
import org.demarche.ledger.Ledger;
import org.demarche.stance.Question;
import org.demarche.stance.Stance;
import org.demarche.stance.Stances;
import org.demarche.stance.Track;
import org.demarche.time.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Asks what the table of docs/time.md asks, of the seeds that it is about. */
class TimePageTest {
    private static final ZoneId NIAMEY = ZoneId.of("Africa/Niamey");
    private static final Track TRACK = new Track(new ActorId("ecowas"), Subject.parse("issues/military-intervention"));

    /** A row of the table: question, at, known, published, label, value, weight, confidence, what speaks. */
    private record Row(List<String> cells) {
        Question question(Ledger ledger) {
            String known = cells.get(2);
            String published = cells.get(3);
            return new Question(
                    new CrisisId("niger-2023"),
                    moment(cells.get(1)),
                    known.isEmpty() ? ledger.visible() : Long.parseLong(known),
                    published.isEmpty() ? null : moment(published),
                    null);
        }

        List<String> answer() {
            return cells.subList(4, 8);
        }
    }

    @TempDir
    Path data;

    @Test
    void givesTheAnswersOfItsTable() throws Exception {
        List<Row> rows = Files.readAllLines(Path.of("docs/time.md")).stream()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .filter(cells -> cells.size() == 11 && cells.get(2).startsWith("2023-"))
                .map(cells -> new Row(cells.subList(1, 10)))
                .toList();
        assertThat(rows).hasSizeGreaterThan(5);
        try (var program = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.data=" + data,
                        "--spring.datasource.url=" + Databases.H2.url(),
                        "--spring.datasource.username=" + Databases.H2.user,
                        "--spring.datasource.password=" + Databases.H2.password)) {
            Stances stances = program.getBean(Stances.class);
            Ledger ledger = program.getBean(Ledger.class);
            for (Row row : rows) {
                assertThat(answer(stances.stance(row.question(ledger), TRACK).stance()))
                        .as(row.toString())
                        .isEqualTo(row.answer());
            }
        }
    }

    private static List<String> answer(Stance stance) {
        return List.of(
                "`" + stance.label() + "`",
                Objects.toString(stance.value(), ""),
                Long.toString(stance.weight()),
                stance.confidence() == null ? "" : "`" + stance.confidence() + "`");
    }

    private static long moment(String date) {
        return When.parse(date).moment(NIAMEY);
    }
}
