package org.demarche.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarche.actor.ActorKind;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of GDELT as they are published, and what goes wrong in them. */
class GdeltTest {
    @Test
    void everyRowOfARealFileIsToldOrRefusedWithACode() throws IOException {
        List<Row> rows = Feeds.gdelt();
        assertThat(rows).hasSize(3_566);
        assertThat(rows.getLast().line()).isEqualTo(3_566);
        assertThat(refused(rows)).containsExactly(entry(Code.MISSING_FIELD, 287L));
        assertThat(told(rows).map(FeedEvent::id).distinct()).hasSize(3_566 - 287);
        assertThat(told(rows)
                        .flatMap(event -> event.flags().stream())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .containsOnly(
                        entry("suspect-date", 33L), entry("unattributed-actor", 1_573L), entry("repaired-text", 21L));
        assertThat(told(rows).filter(event -> event.target() == null)).hasSize(879);
    }

    @Test
    void anActorWithoutANameIsToldByItsCode() throws IOException {
        String row = row("588604786", 6, "");
        assertThat(((Row.Told) Feeds.read(Gdelt::new, row).getFirst()).event().summary())
                .isEqualTo("CHN: Praise or endorse; toward EUROPEAN");
    }

    @Test
    void aRowKeepsWhereItComesFromAndWhatTheFeedCoded() throws IOException {
        FeedEvent event = only("588604786");
        assertThat(event.occurred().text()).isEqualTo("2015-10-14");
        assertThat(event.type()).isEqualTo("cameo-051");
        assertThat(event.summary()).isEqualTo("CHANGCHUN: Praise or endorse; toward EUROPEAN");
        assertThat(event.initiator()).isEqualTo(new Party("CHN", "China", ActorKind.STATE, "china"));
        assertThat(event.target()).isEqualTo(new Party("EUR", "Europe", ActorKind.COLLECTION, "europe"));
        assertThat(event.place()).hasToString("Place[name=Copenhagen, Køavn*, Denmark, lat=55.6667, lon=12.5833]");
        assertThat(event.publication().published()).hasToString("2016-10-13T15:15:00Z");
        assertThat(event.publication().locator()).isEqualTo("row 2");
        assertThat(event.publication().origin())
                .isEqualTo(event.publication().url())
                .startsWith("http");
        assertThat(event.codes())
                .containsEntry("EventCode", "051")
                .containsEntry("GoldsteinScale", "3.4")
                .containsEntry("ActionGeo_CountryCode", "DA")
                .containsEntry("NumArticles", "10");
        assertThat(event.flags()).containsExactly("suspect-date");
    }

    @Test
    void manyRowsOfOneArticleAreOneVoice() throws IOException {
        Map<String, List<FeedEvent>> stories = told(Feeds.gdelt())
                .collect(Collectors.groupingBy(
                        event -> String.valueOf(event.publication().origin())));
        assertThat(stories.values()).anyMatch(rows -> rows.size() > 10);
        assertThat(stories.values())
                .allMatch(rows -> rows.stream()
                                .map(event -> event.publication().publisher())
                                .distinct()
                                .count()
                        == 1);
    }

    /** NG is Niger and NI Nigeria to FIPS, NER and NGA to CAMEO: only CAMEO's codes make actors. */
    @Test
    void nigerIsNotNigeria() throws IOException {
        assertThat(only("588607072").target()).isEqualTo(new Party("NER", "Niger", ActorKind.STATE, "niger"));
        Party nigeria = new Party("NGA", "Nigeria", ActorKind.STATE, "nigeria");
        assertThat(only("588607119").initiator()).isEqualTo(nigeria);
        assertThat(only("588607120").codes()).containsEntry("ActionGeo_CountryCode", "NI");
        assertThat(told(changed("588607120", 53, "NG")).map(FeedEvent::initiator))
                .containsExactly(nigeria);
    }

    @ParameterizedTest
    @CsvSource({"IGOWAFWAS", "IGOWAFBUSWAS", "WAS"})
    void ecowasIsOneByWhateverCode(String code) throws IOException {
        Party ecowas =
                told(changed("588606451", 5, code)).findFirst().orElseThrow().initiator();
        assertThat(ecowas.code()).isEqualTo("WAS");
        assertThat(ecowas.name()).isEqualTo("Economic Community of West African States (ECOWAS)");
    }

    @Test
    void whoIsNamedByARoleAloneIsNobodysAndSaysSo() throws IOException {
        FeedEvent police = only("588605637");
        assertThat(police.initiator())
                .isEqualTo(new Party(
                        "COP", "Unattributed: Police forces", ActorKind.COLLECTION, "unattributed-police-forces"));
        assertThat(police.flags()).containsExactly("unattributed-actor");
        assertThat(told(changed("588605637", 5, "COPCOP")).map(FeedEvent::initiator))
                .containsExactly(police.initiator());
    }

    @Test
    void lettersThatAWrongCharacterSetSpoiltArePutRight() throws IOException {
        FeedEvent sanaa = only("588605229");
        assertThat(sanaa.place()).hasToString("Place[name=Sanaa, San‘a', Yemen, lat=15.3547, lon=44.2067]");
        assertThat(sanaa.flags()).contains("repaired-text");
    }

    @ParameterizedTest
    @CsvSource({
        "042, 042, 04, 042",
        "42, 42, 4, 042",
        "10, 10, 1, 010",
        "10, 10, 10, 10",
        "1, 1, 1, 01",
        "211, 21, 2, 0211",
        "190, 190, 19, 190",
        "1122, 112, 11, 1122"
    })
    void leadingZerosOfCodesArePutBack(String code, String base, String root, String wanted) throws IOException {
        String row = row("588606451", 26, code, 27, base, 28, root);
        assertThat(told(Feeds.read(Gdelt::new, row)).map(FeedEvent::type)).containsExactly("cameo-" + wanted);
    }

    @Test
    void theFirstVersionIsReadWithAndWithoutItsHeaderAndItsAddresses() throws IOException {
        List<String> cells = new ArrayList<>(List.of(row("588606451").strip().split("\t", -1)));
        for (int district : new int[] {55, 47, 39}) {
            cells.remove(district);
        }
        cells.set(56, "20161013");
        String first = String.join("\t", cells);
        FeedEvent of58 = told(Feeds.read(Gdelt::new, "GLOBALEVENTID\tSQLDATE\n" + first))
                .findFirst()
                .orElseThrow();
        assertThat(of58.publication().published()).hasToString("2016-10-13");
        assertThat(of58.publication().locator()).isEqualTo("row 2");
        assertThat(of58.place()).isEqualTo(only("588606451").place());

        FeedEvent of57 = told(Feeds.read(Gdelt::new, first.substring(0, first.lastIndexOf('\t'))))
                .findFirst()
                .orElseThrow();
        assertThat(of57.publication())
                .isEqualTo(new Publication(
                        "gdelt",
                        "GDELT Event Database",
                        null,
                        of58.publication().published(),
                        null,
                        "row 1"));
    }

    @Test
    void whatIsNoRowIsRefusedAndTheNextOneIsRead() throws IOException {
        String good = row("588606451");
        String ragged = good.substring(0, good.lastIndexOf('\t')) + "\n";
        List<Row> rows = Feeds.read(
                Gdelt::new,
                good
                        + ragged
                        + "\n"
                        + row("588606451", 26, "999")
                        + row("588606451", 1, "20161313")
                        + row("588606451", 56, "north")
                        + row("588606451", 0, "")
                        + good);
        assertThat(rows.stream()
                        .map(row -> row.line() + " "
                                + (row instanceof Row.Unread unread
                                        ? unread.refusal().code().text() + " "
                                                + unread.refusal().field()
                                        : "told")))
                .containsExactly(
                        "1 told",
                        "2 malformed-row null",
                        "4 unknown-type type",
                        "5 invalid-date SQLDATE",
                        "6 invalid-value lat",
                        "7 missing-field GLOBALEVENTID",
                        "8 told");
    }

    private static Stream<FeedEvent> told(List<Row> rows) {
        return rows.stream().filter(Row.Told.class::isInstance).map(row -> ((Row.Told) row).event());
    }

    private static Map<Code, Long> refused(List<Row> rows) {
        return rows.stream()
                .filter(Row.Unread.class::isInstance)
                .map(row -> ((Row.Unread) row).refusal().code())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static FeedEvent only(String id) throws IOException {
        return told(Feeds.read(Gdelt::new, Feeds.text("gdelt-sample.tsv")))
                .filter(event -> event.id().value().equals("gdelt-" + id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Row> changed(String id, int column, String cell) throws IOException {
        return Feeds.read(Gdelt::new, row(id, column, cell));
    }

    /** A real row, with some cells changed: number and content by turns. */
    private static String row(String id, Object... changes) throws IOException {
        String[] cells = Feeds.text("gdelt-sample.tsv")
                .lines()
                .filter(line -> line.startsWith(id))
                .findFirst()
                .orElseThrow()
                .split("\t", -1);
        for (int i = 0; i < changes.length; i += 2) {
            cells[(Integer) changes[i]] = (String) changes[i + 1];
        }
        return String.join("\t", cells) + "\n";
    }
}
