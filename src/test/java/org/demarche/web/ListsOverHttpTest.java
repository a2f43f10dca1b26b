package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Lists: page by page, and as CSV. */
@Served
class ListsOverHttpTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeEach
    void recordFiveDevelopments() {
        api = new Api(port);
        crisis = Crisis.open(api, "lists");
        for (int day = 11; day <= 15; day++) {
            crisis.report("day-" + day, "2023-08-" + day);
        }
    }

    @Test
    void leadsFromPageToPageOfOnePicture() throws Exception {
        Answer page = api.get(crisis.path("/developments?limit=2&type=talks-offer"));
        String asOf = page.json().path("asOf").toString();
        crisis.report("late-" + api.revision(), "2023-08-11");
        List<String> ids = new ArrayList<>(ids(page));
        while (!page.json().path("next").isNull()) {
            Answer byLink = api.get(page.link("next"));
            page = api.get(crisis.path("/developments?limit=2&type=talks-offer&cursor="
                    + page.json().path("next").asString()));
            assertThat(page.body()).isEqualTo(byLink.body());
            assertThat(page.json().path("asOf")).hasToString(asOf);
            ids.addAll(ids(page));
        }
        assertThat(ids).startsWith("day-11").endsWith("day-15").doesNotHaveDuplicates();
        assertThat(page.headers().allValues("Link")).hasSize(1);
    }

    @Test
    void refusesACursorOfAnotherQuestion() {
        String cursor = api.get(crisis.path("/developments?limit=2"))
                .json()
                .path("next")
                .asString();
        for (String question : List.of(
                "/developments?type=coup&cursor=" + cursor,
                "/developments?limit=2&known=1&cursor=" + cursor,
                "/issues?cursor=" + cursor,
                "/developments?cursor=bm9uc2Vuc2U",
                "/developments?cursor=*")) {
            Answer answer = api.get(crisis.path(question));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid-parameter");
            assertThat(answer.field()).isEqualTo("cursor");
        }
    }

    @Test
    void pagesTheDirectoryToo() {
        Answer first = api.get("/actors?limit=1");
        Answer second = api.get(first.link("next"));
        assertThat(first.json().at("/actors/0/id").asString())
                .isLessThan(second.json().at("/actors/0/id").asString());
    }

    @Test
    void givesTheSameRowsAsCsv() throws Exception {
        String path = crisis.path("/developments?known=" + api.revision() + "&at=2023-08-31&limit=3");
        JsonNode rows = api.get(path).json().path("developments");
        Answer csv = api.get(path, "Accept", "text/csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv").contains("charset=UTF-8");
        List<CSVRecord> records = parse(csv);
        assertThat(records).hasSize(rows.size());
        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).get("id"))
                    .isEqualTo(rows.get(i).path("id").asString());
            assertThat(records.get(i).get("targets"))
                    .isEqualTo(rows.get(i).path("targets").toString());
            assertThat(records.get(i).get("place.name")).isEmpty();
            assertThat(records.get(i).get("revision"))
                    .isEqualTo(rows.get(i).path("revision").toString());
        }
        assertThat(csv.link("next")).contains("cursor=");
        assertThat(csv.link("bookmark")).contains("known=");
    }

    @Test
    void linksToTheNextPageOfTheLongestSearch() {
        String search = "/developments?limit=1&q=junta" + "%E2%82%AC".repeat(195);
        Answer first = api.get(crisis.path(search));
        Answer second = api.get(first.link("next"));
        assertThat(second.json().at("/developments/0/id").asString()).isEqualTo("day-12");
        assertThat(api.get(crisis.path(search + "x")).field()).isEqualTo("q");
        Answer padded = api.get(crisis.path(search + "&status=RECORDED" + "+".repeat(2_000)));
        assertThat(padded.link("next")).contains("%20".repeat(2_000));
    }

    @Test
    void refusesACursorThatWouldBeAnsweredAsOfNow() {
        String next = api.get(crisis.path("/developments?limit=2"))
                .json()
                .path("next")
                .asString();
        List<String> pins = new ArrayList<>(
                List.of(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8).split("\n", -1)));
        for (int clock = 0; clock < 2; clock++) {
            List<String> forged = new ArrayList<>(pins);
            forged.set(clock, "");
            String cursor = Base64.getUrlEncoder()
                    .encodeToString(String.join("\n", forged).getBytes(StandardCharsets.UTF_8));
            Answer answer = api.get(crisis.path("/developments?limit=2&cursor=" + cursor.replace("=", "")));
            assertThat(answer.code()).isEqualTo("invalid-parameter");
            assertThat(answer.field()).isEqualTo("cursor");
        }
    }

    @Test
    void givesAHeaderWithoutRows() throws Exception {
        Answer csv = api.get(
                crisis.path("/issues?known=" + api.get(crisis.path("")).json().path("revision")), "Accept", "text/csv");
        assertThat(csv.body()).isEqualTo("id,proposition,revision,recordedAt,recordedBy\r\n");
    }

    @Test
    void takesALongListOfWishes() {
        String path = crisis.path("/issues");
        String many = "a/b, ".repeat(200);
        assertThat(api.get(path, "Accept", many + "*/*").header("Content-Type")).isEqualTo("application/json");
        assertThat(api.get(path, "Accept", many + "text/csv").header("Content-Type"))
                .startsWith("text/csv");
        assertThat(api.get(path, "Accept", many + "a/b").code()).isEqualTo("not-acceptable");
        assertThat(api.get(path, "Accept", "*/*;q=0.1, text/*, text/csv;q=0.2, application/json;q=0.5")
                        .header("Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void takesWishesFromSeveralHeaders() {
        String path = crisis.path("/issues");
        assertThat(api.get(path, "Accept", "application/xml", "Accept", "application/json")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(path, "Accept", "text/csv;q=0.5", "Accept", "application/json")
                        .header("Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void keepsSpreadsheetsFromRunningATextAsAFormula() throws Exception {
        api.put(crisis.path("/issues/formula"), "{\"proposition\": \"=1+1, \\\"said\\\" the cell\"}");
        List<CSVRecord> records = parse(api.get(crisis.path("/issues"), "Accept", "text/csv"));
        assertThat(records).extracting(row -> row.get("proposition")).contains("'=1+1, \"said\" the cell");
    }

    @Test
    void givesWhatIsLikedBest() {
        String path = crisis.path("/issues");
        assertThat(api.get(path, "Accept", "text/csv;q=0.5, application/json").header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(api.get(path, "Accept", "application/json;q=0.5, text/*").header("Content-Type"))
                .startsWith("text/csv");
        assertThat(api.get(path, "Accept", "*/*").header("Content-Type")).isEqualTo("application/json");
        assertThat(api.get(path, "Accept", "application/xml").code()).isEqualTo("not-acceptable");
        assertThat(api.get(path, "Accept", "nonsense").code()).isEqualTo("not-acceptable");
        assertThat(api.get(path, "Accept", "application/json;q=0").code()).isEqualTo("not-acceptable");
        assertThat(api.get(crisis.path(""), "Accept", "text/csv").code()).isEqualTo("not-acceptable");
    }

    private static List<String> ids(Answer page) {
        return page.json()
                .path("developments")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    private static List<CSVRecord> parse(Answer csv) throws Exception {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv.body(), format)) {
            return parser.getRecords();
        }
    }
}
