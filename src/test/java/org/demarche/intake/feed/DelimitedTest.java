package org.demarche.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.demarche.Refused.refused;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.demarche.actor.ActorKind;
import org.demarche.json.StrictJson;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delimited files and what a mapping makes of them.
 */
class DelimitedTest {
    private static final JsonMapper JSON = StrictJson.mapper();

    private final String header;
    private final String clash;

    DelimitedTest() throws IOException {
        String[] parts = Feeds.text("acled-invented.csv").split("(?<=\n)", 2);
        header = parts[0];
        clash = parts[1];
    }

    @Test
    void acledIsReadByItsPublishedColumns() throws IOException {
        FeedEvent event = only(header + clash, "acled");
        assertThat(event.id()).hasToString("acled-nir1234");
        assertThat(event.occurred()).hasToString("2023-08-15");
        assertThat(event.type()).isEqualTo("cameo-193");
        assertThat(event.summary())
                .isEqualTo("Military Forces of Niger (2023-): Armed clash; toward A group, armed (Koutougou)");
        assertThat(event.initiator().kind()).isEqualTo(ActorKind.GOVERNMENT);
        assertThat(event.target()).isEqualTo(new Party(null, "A group, armed", ActorKind.ARMED_GROUP, "a-group-armed"));
        assertThat(event.place()).hasToString("Place[name=Koutougou, Tillaberi, Niger, lat=14.1, lon=0.8]");
        assertThat(event.publication()).isEqualTo(new Publication("radio-a", "Radio A", null, null, null, "row 2"));
        assertThat(event.codes()).containsEntry("fatalities", "3").doesNotContainKey("notes");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-08-15, 2023-08-15",
        "15 August 2023, 2023-08-15",
        "5 August 2023, 2023-08-05",
        "05 august 2023, 2023-08-05"
    })
    void acledWritesItsDaysInMoreThanOneWay(String day, String wanted) throws IOException {
        assertThat(only(header + clash.replace("2023-08-15", day), "acled").occurred())
                .hasToString(wanted);
    }

    @Test
    void polecatIsReadByItsPublishedColumns() throws IOException {
        FeedEvent sanction = only(Feeds.text("polecat-invented.tsv"), "polecat");
        assertThat(sanction.type()).isEqualTo("cameo-160");
        assertThat(sanction.summary()).isEqualTo("ECOWAS: SANCTION; toward Niger");
        assertThat(sanction.initiator().kind()).isEqualTo(ActorKind.IGO);
        assertThat(sanction.publication().published()).hasToString("2023-08-16");
        assertThat(sanction.codes())
                .containsEntry("Actor_Name_Raw", "the \"bloc")
                .doesNotContainKey("Event_Mode");
    }

    @Test
    void aMappingOfOnesOwnIsEnough() throws IOException {
        String mapping = """
                {"delimiter": ";", "id": "mine-{nr}", "occurred": {"column": "when"}, "type": {"column": "what"},
                 "summary": "{who} {what}", "initiator": {"name": "{who}"}, "source": "https://{site}/x", "origin": "https://{site}/{nr}"}""";
        FeedEvent event = only("nr;when;what;who;site\n7;2023-08;talks-offer;A king;a.example\n", mapping);
        assertThat(event.id()).hasToString("mine-7");
        assertThat(event.occurred()).hasToString("2023-08");
        assertThat(event.target()).isNull();
        assertThat(event.publication())
                .isEqualTo(new Publication(
                        "a-example", "a.example", "https://a.example/7", null, "https://a.example/7", "row 2"));
    }

    @Test
    void whatIsNoRowIsRefusedAndTheNextOneIsRead() throws IOException {
        String short1 = "NIR1,2023-08-15\n";
        List<Row> rows = read(
                header + short1 + clash + "\n" + clash.replace("Armed clash", "Something new")
                        + clash.replace("2023-08-15", "soon") + clash.replace("Military Forces of Niger (2023-)", "")
                        + "a,\"open",
                "acled");
        assertThat(rows.stream()
                        .map(row -> row.line() + " "
                                + (row instanceof Row.Unread unread
                                        ? unread.refusal().code().text()
                                        : "told")))
                .containsExactly(
                        "2 malformed-row",
                        "3 told",
                        "6 unknown-type",
                        "8 invalid-date",
                        "10 missing-field",
                        "12 malformed-row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"A\" group", "\"a\"b\"c\""})
    void aRowWhoseQuotationMarksAreWrongIsRefusedAlone(String cell) throws IOException {
        List<Row> rows = read(header + clash.replace("\"A group, armed\"", cell) + clash, "acled");
        assertThat(((Row.Unread) rows.getFirst()).refusal().code()).isEqualTo(Code.MALFORMED_ROW);
        assertThat(rows.getLast()).isInstanceOf(Row.Told.class);
    }

    /** To look from the beginning at each end of a line took many minutes. */
    @Test
    @Timeout(60)
    void aQuotationMarkThatIsNeverClosedTakesNoTime() throws IOException {
        List<Row> rows = read(header + "\"" + "\n".repeat(Lines.LONGEST + 2) + clash, "acled");
        assertThat(((Row.Unread) rows.getFirst()).refusal().code()).isEqualTo(Code.MALFORMED_ROW);
        assertThat(rows.getLast()).isInstanceOf(Row.Told.class);
    }

    @Test
    void aColumnThatComesTwiceIsTheFirst() throws IOException {
        String mapping = """
                {"id": "{nr}", "occurred": {"column": "when"}, "type": {"column": "what"},
                 "summary": "{who}", "initiator": {"name": "{who}"}, "source": "{site}"}""";
        FeedEvent event = only("nr,when,who,who,what,site,,\n7,2023,A,B,talks-offer,s,,\n", mapping);
        assertThat(event.summary()).isEqualTo("A");
        assertThat(event.type()).isEqualTo("talks-offer");
    }

    @Test
    void aKindThatIsNoneIsRefusedAlone() throws IOException {
        String mapping = """
                {"id": "{nr}", "occurred": {"column": "when"}, "type": {"column": "what"}, "summary": "{who}",
                 "initiator": {"name": "{who}", "kind": {"column": "sort"}}, "source": "{who}"}""";
        List<Row> rows = read("nr,when,what,who,sort\n1,2023,t,A,army\n2,2023,t,A,STATE\n3,2023,t,A,\n", mapping);
        Refusal refusal = ((Row.Unread) rows.getFirst()).refusal();
        assertThat(refusal.code()).isEqualTo(Code.INVALID_VALUE);
        assertThat(refusal.field()).isEqualTo("sort");
        assertThat(rows.subList(1, 3))
                .extracting(row -> ((Row.Told) row).event().initiator().kind())
                .containsExactly(ActorKind.STATE, ActorKind.COLLECTION);
    }

    @Test
    void whatWouldBecomeMuchMoreThanItIsIsRefused() throws IOException {
        String mapping = """
                {"id": "{nr}", "occurred": {"column": "when"}, "type": {"column": "what"}, "summary": "%s",
                 "initiator": {"name": "{who}"}, "source": "{who}", "place": {"name": "{who}", "lat": "nr", "lon": "nr"}}""";
        String row = "nr,when,what,who\n%s,2023,t,%s\n";
        List<Row> rows = read(row.formatted("1", "w".repeat(1 << 16)), mapping.formatted("{who}".repeat(1 << 16)));
        assertThat(((Row.Unread) rows.getFirst()).refusal().code()).isEqualTo(Code.MALFORMED_ROW);
        rows = read(row.formatted("9".repeat(1 << 19), "A"), mapping.formatted("{who}"));
        assertThat(((Row.Unread) rows.getFirst()).refusal().field()).isEqualTo("lat");
    }

    @Test
    void aDayBeyondTheYearsIsRefusedByItsColumn() throws IOException {
        String mapping = """
                {"id": "{what}", "occurred": {"column": "when", "forms": ["y-M-d"]}, "type": {"column": "what"},
                 "summary": "{what}", "initiator": {"name": "{what}"}, "source": "{what}"}""";
        List<Row> rows = read("when,what\n10000-1-1,t\n", mapping);
        Refusal refusal = ((Row.Unread) rows.getFirst()).refusal();
        assertThat(refusal.code()).isEqualTo(Code.INVALID_DATE);
        assertThat(refusal.field()).isEqualTo("when");
    }

    @Test
    void namesAreWrittenAsTheDirectoryKeepsThem() throws IOException {
        FeedEvent event = only(header + clash.replace("\"A group, armed\"", "\"A\r\r\ngroup\""), "acled");
        assertThat(Objects.requireNonNull(event.target()).name()).isEqualTo("A\ngroup");
    }

    @Test
    void aFileWithoutItsColumnsIsNone() {
        refused(Code.MALFORMED_ROW, null, () -> read("a,b\n1,2\n", "acled"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "../acled",
                "{",
                "{'id': 'x'}",
                "{'identity': 'x'}",
                "{%s, 'delimiter': ''}",
                "{%s, 'delimiter': '\n'}",
                "{%s, 'delimiter': '\"'}",
                "{%s, 'target': {}}",
                "{%s, 'target': {'name': 'n', 'kind': {}}}",
                "{%s, 'target': {'name': 'n', 'kind': {'column': 'c', 'values': {'a': null}}}}",
                "{%s, 'target': {'name': 'n', 'kind': {'column': 'c', 'values': {'a': 'army'}}}}",
                "{%s, 'place': {'lat': 'a', 'lon': 'b'}}",
                "{%s, 'place': {'name': 'n', 'lat': 'a'}}",
                "{%s, 'published': {'forms': ['yyyy']}}",
                "{%s, 'published': {'column': 'p', 'forms': ['what']}}"
            })
    void whatIsNoMappingIsRefused(String form) {
        String needed = "'id': 'x', 'occurred': {'column': 'd'}, 'type': {'column': 't'}, 'summary': 's',"
                + " 'initiator': {'name': 'i'}, 'source': 's'";
        assertThat(Mapping.of(("{" + needed + "}").replace('\'', '"'), JSON).id())
                .isEqualTo("x");
        String text = form.replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("%s", needed)
                .replace('\'', '"');
        assertThat(catchThrowable(() -> Mapping.of(text, JSON))).isInstanceOf(Refusal.class);
    }

    private static FeedEvent only(String text, String mapping) throws IOException {
        List<Row> rows = read(text, mapping);
        assertThat(rows).hasSize(1);
        return ((Row.Told) rows.getFirst()).event();
    }

    private static List<Row> read(String text, String mapping) throws IOException {
        return Feeds.read((lines, cameo) -> new Delimited(lines, Mapping.of(mapping, JSON)), text);
    }
}
