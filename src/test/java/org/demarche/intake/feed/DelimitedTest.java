package org.demarche.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.demarche.Refused.refused;

import java.io.IOException;
import java.util.List;
import org.demarche.actor.ActorKind;
import org.demarche.json.StrictJson;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delimited files and what a mapping makes of them. The rows are invented: those of ACLED and POLECAT may not be passed on; their
 * columns are the published ones.
 */
class DelimitedTest {
    private static final JsonMapper JSON = StrictJson.mapper();

    private static final String ACLED = """
            event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp
            """;
    private static final String CLASH = """
            NIR1234,2023-08-15,2023,1,Political violence,Battles,Armed clash,Military Forces of Niger (2023-),,State forces,"A group, armed",,Rebel group,State forces-Rebel group,,562,Western Africa,Niger,Tillaberi,Torodi,,Koutougou,14.1,0.8,2,Radio A; Paper B,National,"Some ""notes"", which
            go on",3,,1692100000
            """;

    private static final String POLECAT = String.join(
            "\t",
            "Event ID",
            "Event Date",
            "Event Type",
            "Event Mode",
            "Intensity",
            "Quad Code",
            "Contexts",
            "Actor Name",
            "Actor Country",
            "Actor COW",
            "Primary Actor Sector",
            "Actor Sectors",
            "Actor Title",
            "Actor Name Raw",
            "Wikipedia Actor ID",
            "Recipient Name",
            "Recipient Country",
            "Recipient COW",
            "Primary Recipient Sector",
            "Recipient Sectors",
            "Recipient Title",
            "Recipient Name Raw",
            "Wikipedia Recipient ID",
            "Placename",
            "City",
            "District",
            "Province",
            "Country",
            "Latitude",
            "Longitude",
            "GeoNames ID",
            "Raw Placename",
            "Feature Type",
            "Source",
            "Publication Date",
            "Story People",
            "Story Organizations",
            "Story Locations",
            "Language",
            "Version");

    @Test
    void acledIsReadByItsPublishedColumns() throws IOException {
        FeedEvent clash = only(ACLED + CLASH, "acled");
        assertThat(clash.id()).hasToString("acled-nir1234");
        assertThat(clash.occurred()).hasToString("2023-08-15");
        assertThat(clash.type()).isEqualTo("cameo-193");
        assertThat(clash.summary())
                .isEqualTo("Military Forces of Niger (2023-): Armed clash; toward A group, armed (Koutougou)");
        assertThat(clash.initiator().kind()).isEqualTo(ActorKind.GOVERNMENT);
        assertThat(clash.target()).isEqualTo(new Party(null, "A group, armed", ActorKind.ARMED_GROUP, "a-group-armed"));
        assertThat(clash.place()).hasToString("Place[name=Koutougou, Tillaberi, Niger, lat=14.1, lon=0.8]");
        assertThat(clash.publication()).isEqualTo(new Publication("radio-a", "Radio A", null, null, null, "row 2"));
        assertThat(clash.codes()).containsEntry("fatalities", "3").doesNotContainKey("notes");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-08-15, 2023-08-15",
        "15 August 2023, 2023-08-15",
        "5 August 2023, 2023-08-05",
        "05 august 2023, 2023-08-05"
    })
    void acledWritesItsDaysInMoreThanOneWay(String day, String wanted) throws IOException {
        assertThat(only(ACLED + CLASH.replace("2023-08-15", day), "acled").occurred())
                .hasToString(wanted);
    }

    @Test
    void polecatIsReadByItsPublishedColumns() throws IOException {
        String row = String.join(
                "\t",
                "20230815-1-a",
                "2023-08-15",
                "SANCTION",
                "None",
                "-5.0",
                "MATERIAL CONFLICT",
                "None",
                "ECOWAS",
                "None",
                "None",
                "IGO",
                "IGO",
                "None",
                "the \"bloc",
                "None",
                "Niger",
                "NER",
                "436",
                "GOV",
                "GOV",
                "None",
                "Niamey",
                "None",
                "Abuja",
                "Abuja",
                "None",
                "None",
                "NGA",
                "9.06",
                "7.49",
                "None",
                "Abuja",
                "None",
                "A wire",
                "2023-08-16",
                "None",
                "None",
                "None",
                "EN",
                "NGEC");
        FeedEvent sanction = only(POLECAT + "\n" + row, "polecat");
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
                ACLED + short1 + CLASH + "\n" + CLASH.replace("Armed clash", "Something new")
                        + CLASH.replace("2023-08-15", "soon") + CLASH.replace("Military Forces of Niger (2023-)", "")
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

    @Test
    void aFileWithoutItsColumnsIsNone() {
        refused(Code.MALFORMED_ROW, null, () -> read("a,b\n1,2\n", "acled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "../acled", "{", "{\"id\": \"x\"}", "{\"identity\": \"x\"}"})
    void whatIsNoMappingIsRefused(String text) {
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
