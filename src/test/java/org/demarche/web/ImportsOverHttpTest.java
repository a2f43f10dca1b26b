package org.demarche.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Files that are sent to be imported. */
@Served
class ImportsOverHttpTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeEach
    void openCrisis() {
        api = new Api(port);
        crisis = Crisis.open(api, "imports");
    }

    @Test
    void recordRealRowsAndTellOfEach() throws IOException {
        Answer begun = send("gdelt", sample());
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.json().path("state").asString()).isEqualTo("QUEUED");
        String place = begun.header("Location");
        assertThat(place).isEqualTo("/api/v1/imports/" + begun.json().path("id").asString());

        JsonNode ended = ended(begun);
        assertThat(ended.path("state").asString()).isEqualTo("FINISHED");
        assertThat(ended.path("read").asInt()).isEqualTo(19);
        assertThat(ended.path("recorded").asInt() + ended.path("duplicates").asInt())
                .isEqualTo(17);
        assertThat(ended.path("rejected").asInt()).isEqualTo(2);
        assertThat(ended.path("codes").toString()).isEqualTo("{\"missing-field\":2}");
        assertThat(ended.path("rejectedRows").get(0).path("line").asInt()).isEqualTo(1);
        assertThat(ended.path("startedBy").asString()).isEqualTo("local");
        assertThat(api.get(place + "/rejected-rows").body())
                .startsWith("line,code,field,detail\r\n1,missing-field,initiators,");
        assertThat(api.get("/imports").json().path("imports").get(0).path("id"))
                .isEqualTo(begun.json().path("id"));

        JsonNode told = api.get(crisis.development("gdelt-588604786")).json();
        assertThat(told.path("recordedBy").asString()).isEqualTo("local");
        JsonNode report = told.path("reports").get(0);
        assertThat(report.path("locator").asString()).isEqualTo("row 2");
        assertThat(report.path("url").asString()).startsWith("http");
        JsonNode trace = api.get(crisis.path("/stances/china/actors/europe/trace?at=2016-10-14"))
                .json();
        assertThat(trace.path("contributions").get(0).path("development").asString())
                .isEqualTo("gdelt-588604786");
        assertThat(trace.path("contributions").get(0).path("reports").get(0).path("url"))
                .isEqualTo(report.path("url"));

        JsonNode again = ended(send("gdelt", sample()));
        assertThat(again.path("recorded").asInt()).isZero();
        assertThat(again.path("duplicates").asInt()).isEqualTo(17);
    }

    /** As curl sends what it is given to send, unless it is told else. */
    @Test
    void areReadEvenWhereTheyAreCalledAForm() {
        Answer begun = api.send(
                "POST",
                crisis.path("/imports?format=developments&dryRun=false"),
                BodyPublishers.ofString(own("form")),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(ended(begun).path("recorded").asInt()).isEqualTo(1);
        Answer spread = api.send(
                "POST",
                crisis.path("/imports"),
                BodyPublishers.ofString("format=developments"),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(spread.status()).as("parameters are those of the query").isEqualTo(400);
    }

    @Test
    void takePackedFiles() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(gzip)) {
            packing.write(own("packed-1").getBytes(UTF_8));
        }
        assertThat(ended(send("developments", gzip.toByteArray()))
                        .path("recorded")
                        .asInt())
                .isEqualTo(1);

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (var packing = new ZipOutputStream(zip)) {
            for (String id : new String[] {"packed-1", "packed-2", "packed-3"}) {
                packing.putNextEntry(new ZipEntry("folder/" + id + ".ndjson"));
                packing.write(own(id).getBytes(UTF_8));
            }
        }
        JsonNode ended = ended(send("developments", zip.toByteArray()));
        assertThat(ended.path("recorded").asInt()).isEqualTo(2);
        assertThat(ended.path("duplicates").asInt()).isEqualTo(1);
    }

    @Test
    void takeDevelopmentsThatReferToOneAnotherAndToWhatStandsBesideThem() {
        String lines = """
                {"source": {"id": "imports-herald", "name": "A herald", "reliability": "C"}}
                {"actor": {"id": "imports-king", "name": "A king", "kind": "PERSON"}}
                {"issue": {"id": "throne", "proposition": "The king keeps the throne."}}
                """
                + own("offer")
                + own("withdrawal").replace("\"targets\"", "\"supersedes\": [\"imports-offer\"], \"targets\"")
                + own("of-the-king").replace("imports-junta", "imports-king").replace("imports-wire", "imports-herald")
                + "{\"crisis\": {\"id\": \"other\", \"title\": \"Other\", \"zone\": \"UTC\"}}\n{\"id\": 7}\nnonsense\n"
                + own("offer").replace("offers talks", "offers nothing");
        JsonNode ended = ended(send("developments", lines.getBytes(UTF_8)));
        assertThat(ended.path("recorded").asInt()).isEqualTo(6);
        assertThat(ended.path("codes").toString())
                .isEqualTo("{\"conflict\":1,\"malformed-json\":1,\"unknown-field\":2}");
        assertThat(api.get(crisis.development("imports-withdrawal"))
                        .json()
                        .path("supersedes")
                        .get(0)
                        .asString())
                .isEqualTo("imports-offer");
        assertThat(api.get("/crises/other").status()).isEqualTo(404);
    }

    @Test
    void recordNothingWhenTheyAreARehearsal() throws IOException {
        long before = api.revision();
        Answer begun = api.send(
                "POST",
                crisis.path("/imports?format=developments&dryRun=true"),
                BodyPublishers.ofString(own("rehearsed")),
                "Content-Type",
                "application/octet-stream");
        JsonNode ended = ended(begun);
        assertThat(ended.path("dryRun").asBoolean()).isTrue();
        assertThat(ended.path("recorded").asInt()).isEqualTo(1);
        assertThat(api.revision()).isEqualTo(before);
    }

    @Test
    void areBrokenOffByWhoeverWishes() {
        byte[] long3 = own("long").repeat(20_000).getBytes(UTF_8);
        Answer first = send("developments", long3);
        Answer second = send("developments", own("never").getBytes(UTF_8));
        JsonNode cancelled = api.post("/imports/" + second.json().path("id").asString() + "/cancellation", "")
                .json();
        assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLED");
        api.post("/imports/" + first.json().path("id").asString() + "/cancellation", "");
        JsonNode ended = ended(first);
        assertThat(ended.path("state").asString()).isEqualTo("CANCELLED");
        assertThat(ended.path("read").asInt()).isLessThan(20_000);
        assertThat(ended(second).path("read").asInt()).isZero();
        assertThat(api.get(crisis.development("imports-never")).status()).isEqualTo(404);
    }

    @Test
    void recordOnceWhatIsSentTwiceAtOnce() {
        StringBuilder rows = new StringBuilder();
        for (int n = 0; n < 700; n++) {
            rows.append(own("twice-" + n));
        }
        Answer one = send("developments", rows.toString().getBytes(UTF_8));
        Answer other = send("developments", rows.toString().getBytes(UTF_8));
        assertThat(ended(one).path("recorded").asInt()).isEqualTo(700);
        JsonNode second = ended(other);
        assertThat(second.path("read").asInt()).isEqualTo(700);
        assertThat(second.path("duplicates").asInt()).isEqualTo(700);
    }

    @Test
    void areFollowedStepByStep() {
        Answer begun = send("developments", own("step").repeat(2_000).getBytes(UTF_8));
        Answer followed = api.get(begun.header("Location") + "/progress", "Accept", "text/event-stream");
        assertThat(followed.status()).isEqualTo(200);
        assertThat(followed.header("Content-Type")).startsWith("text/event-stream");
        List<String> steps =
                followed.body().lines().filter(line -> line.startsWith("data:")).toList();
        assertThat(steps).hasSizeGreaterThan(1);
        assertThat(steps.getLast()).contains("\"state\":\"FINISHED\"", "\"read\":2000");
        assertThat(steps.subList(0, steps.size() - 1)).noneMatch(step -> step.contains("FINISHED"));

        Answer ended = api.get(begun.header("Location") + "/progress", "Accept", "text/event-stream");
        assertThat(ended.body().lines().filter(line -> line.startsWith("data:")))
                .containsExactly(steps.getLast());
        assertThat(api.get("/imports/imp-0000000000000000/progress", "Accept", "text/event-stream")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void areRefusedBeforeAnythingIsKept() {
        assertThat(send("excel", new byte[0]).json().path("code").asString()).isEqualTo("invalid-parameter");
        assertThat(api.send("POST", crisis.path("/imports"), BodyPublishers.noBody())
                        .status())
                .isEqualTo(400);
        assertThat(api.send("POST", "/crises/nowhere/imports?format=gdelt", BodyPublishers.ofString("x"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/imports/imp-0000000000000000").status()).isEqualTo(404);
        assertThat(api.get("/imports/imp-0000000000000000/rejected-rows").status())
                .isEqualTo(404);
        assertThat(api.post("/imports/imp-0000000000000000/cancellation", "").status())
                .isEqualTo(404);
    }

    @Test
    void failWithAReasonWhereTheFileIsOfAnotherFormat() {
        JsonNode ended = ended(send("icews", "no header\n".getBytes(UTF_8)));
        assertThat(ended.path("state").asString()).isEqualTo("FAILED");
        assertThat(ended.path("reason").asString()).startsWith("malformed-row: Begin with the header of ICEWS");
    }

    @Test
    void mayBeLargerThanOtherBodies() {
        JsonNode ended = ended(send("developments", "\n".repeat(3 << 20).getBytes(UTF_8)));
        assertThat(ended.path("state").asString()).isEqualTo("FINISHED");
        assertThat(ended.path("read").asInt()).isZero();
    }

    private Answer send(String format, byte[] file) {
        return api.send(
                "POST",
                crisis.path("/imports?format=" + format),
                BodyPublishers.ofByteArray(file),
                "Content-Type",
                "application/octet-stream");
    }

    private JsonNode ended(Answer begun) {
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> api.get(begun.header("Location")).json(),
                        job -> !job.path("endedAt").isNull());
    }

    private String own(String id) {
        return crisis.draft("imports-" + id, "2023-08-15", "").replace('\n', ' ') + "\n";
    }

    private static byte[] sample() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ImportsOverHttpTest.class.getResourceAsStream("/feeds/gdelt-sample.tsv"))) {
            return file.readAllBytes();
        }
    }
}
