package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.demarche.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is sent: a problem with a code, never a fault, and nothing recorded. */
@Served
class HostileRequestsTest {
    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    private Api api = new Api(0);
    private RawHttp raw = new RawHttp(0);
    private long head;

    @BeforeEach
    void rememberTheHead() {
        api = new Api(port);
        raw = new RawHttp(port);
        head = ledger.head();
    }

    @AfterEach
    void nothingWasRecorded() {
        assertThat(ledger.head()).isEqualTo(head);
    }

    @Test
    void refusesABodyOfTwoMegabytes() {
        String body = "{\"name\": \"" + "x".repeat(TWO_MEGABYTES) + "\", \"reliability\": \"A\"}";
        refused(api.put("/sources/large", body), 413, "body-too-large");
    }

    @Test
    void refusesABodyOfTwoMegabytesThatDoesNotSaySo() {
        byte[] body = new byte[TWO_MEGABYTES];
        Arrays.fill(body, (byte) ' ');
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        refused(
                api.send("PUT", "/sources/chunked", chunked, "Content-Type", "application/json"),
                413,
                "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "{\"name\": \"a\", \"reliability\": \"A\"} {}",
                "{\"name\": \"a\", \"reliability\": \"A\"} x",
                "{\"name\": \"a\", \"name\": \"b\", \"reliability\": \"A\"}",
                "{\"name\": \"a\u0000b\", \"reliability\": \"A\"}",
                "{\"name\": 'a', \"reliability\": \"A\"}",
                "{\"name\": \"a\", \"reliability\": \"A\",}",
                "{\"name\": NaN, \"reliability\": \"A\"}",
                "// comment\n{\"name\": \"a\", \"reliability\": \"A\"}",
                "null"
            })
    void refusesWhatIsNotOneJsonDocument(String body) {
        refused(api.put("/sources/malformed", body), 400, "malformed-json");
    }

    @Test
    void refusesNestingWithoutEnd() {
        refused(api.put("/sources/deep", "{\"id\": " + "[".repeat(100_000)), 422, "invalid-value");
        refused(api.put("/sources/deep", "[".repeat(100_000)), 400, "malformed-json");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] start = "{\"reliability\": \"A\", \"name\": \"".getBytes(StandardCharsets.UTF_8);
        byte[][] tricks = {
            {(byte) 0xFF},
            {(byte) 0xC3, '('},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xC1, (byte) 0x81},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}
        };
        for (byte[] trick : tricks) {
            byte[] body = Arrays.copyOf(start, start.length + trick.length + 2);
            System.arraycopy(trick, 0, body, start.length, trick.length);
            body[body.length - 2] = '"';
            body[body.length - 1] = '}';
            Answer answer = api.send(
                    "PUT", "/sources/bytes", BodyPublishers.ofByteArray(body), "Content-Type", "application/json");
            assertThat(answer.status()).as(answer.body()).isIn(400, 422);
            assertThat(answer.code()).isIn("malformed-json", "invalid-text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void refusesJsonInOtherEncodings(String charset) {
        byte[] body = "{\"name\": \"a\", \"reliability\": \"A\"}".getBytes(Charset.forName(charset));
        Answer answer = api.send(
                "PUT", "/sources/encoded", BodyPublishers.ofByteArray(body), "Content-Type", "application/json");
        refused(answer, 400, "malformed-json");
    }

    @Test
    void refusesBodiesThatSayTheyAreCompressed() {
        Answer answer =
                api.put("/sources/packed", "{\"name\": \"a\", \"reliability\": \"A\"}", "Content-Encoding", "gzip");
        refused(answer, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800", "\\u0007", "\\u0085"})
    void refusesTextsThatCannotBeKept(String escape) {
        refused(
                api.put("/sources/text", "{\"name\": \"a" + escape + "b\", \"reliability\": \"A\"}"),
                422,
                "invalid-text");
        refused(
                api.put("/sources/text", "{\"name\": \"a\", \"reliability\": \"A\", \"reason\": \"a" + escape + "b\"}"),
                422,
                "invalid-text");
    }

    @Test
    void namesAnUnknownFieldEvenOneThatCannotBeWritten() {
        Answer answer = api.put("/sources/field", "{\"name\": \"a\", \"reliability\": \"A\", \"\\u0007\\u0000\": 1}");
        refused(answer, 400, "unknown-field");
        assertThat(answer.field()).isEqualTo("\uFFFD\uFFFD");
        refused(api.put("/sources/field", "{\"name\": \"a\", \"\\ud800\": 1}"), 400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[\"a\"]", "{\"a\": 1}", "null", "1e400", "99999999999999999999"})
    void refusesOtherTypesThanTheFieldHas(String value) {
        Answer answer = api.put("/sources/typed", "{\"name\": " + value + ", \"reliability\": \"A\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.code()).isIn("invalid-value", "missing-field");
        assertThat(answer.field()).isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../v1/sources",
                "/api/v1/./sources",
                "/api/v1/sources/..",
                "/api/v1/%2e%2e/v1/sources",
                "/api/v1/%2E/sources",
                "/api/v1//sources",
                "//api/v1/sources",
                "/api/v1/sources/a%2fb",
                "/api/v1/sources/a%5cb",
                "/api/v1/sources/a\\b",
                "/api/v1/sources;a=b",
                "/api/v1/sources/x;/y",
                "/api/v1/sources/a%3bb",
                "/api/v1/sources/a%00b",
                "/api/v1/sources/a%0ab",
                "/api/v1/sources/%",
                "/api/v1/sources/%zz",
                "/api/v1/sources/%ff",
                "/api/v1/sources/%ed%a0%80",
                "/api/v1/sources/%c0%ae",
                "/api/v1/sources/a%252fb",
                "/api/v1/sources/a|b",
                "/api/v1/sources/a<b>",
                "/api/v1/sources/\u00e4",
                "/api/v1/sources#fragment",
                "http://elsewhere/api/v1//sources",
                "api/v1/sources",
                "*"
            })
    void refusesPathsThatAreNotPlain(String path) {
        refused(raw.request("GET", path));
        refused(raw.request("PUT", path, "Content-Type: application/json", "Content-Length: 0"));
        refused(raw.request("DELETE", path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at=%00",
                "at=a%0db",
                "at=%",
                "at=%zz",
                "at=%ff",
                "at=%ed%a0%80",
                "at=|",
                "%00=1",
                "at=\u00e4",
                "at",
                "at=",
                "at=2023-02-30",
                "at=2023-8-15",
                "at=2023-08-15T24:00:00Z",
                "at=2023-08-15T10:00:00+01:00",
                "at=2023-08-15&at=2023-08-15",
                "known=-1",
                "known=1.5",
                "known=2023-08-15",
                "known=99999999",
                "known=99999999999999999999999999",
                "published=never",
                "codebook=1",
                "limit=0",
                "limit=1001",
                "limit=-5",
                "limit=1e2",
                "limit=0x10",
                "limit=\u0661",
                "cursor=",
                "cursor=AAAA",
                "unknown=1",
                "=",
                "&",
                "?"
            })
    void refusesQueriesThatCannotBeMeant(String query) {
        refused(raw.request("GET", "/api/v1/sources?" + query));
    }

    @Test
    void refusesMoreParametersThanThereAre() {
        refused(raw.request("GET", "/api/v1/sources?" + "a=1&".repeat(1_500) + "b=1"));
    }

    @Test
    void refusesQueriesThatAreTooLongToBeRepeatedInALink() {
        for (String query : new String[] {
            "q=" + "a+".repeat(2_000), "limit=1&q=junta" + ".".repeat(3_900), "status=RECORDED" + "+".repeat(3_900)
        }) {
            refused(raw.request("GET", "/api/v1/crises/a/developments?" + query));
        }
        refused(raw.request("GET", "/api/v1/crises/a/codebook?version=" + "0".repeat(7_000) + "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "POST", "TRACE", "FOO", "get"})
    void refusesMethodsThatAPathDoesNotHave(String method) {
        String answer = raw.request(method, "/api/v1/sources");
        refused(answer);
        assertThat(answer).startsWith("HTTP/1.1 405");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nowhere", "/api/v1/crises/a/b/c/d", "/api", "/api/v1", "/api/v1/sources/a"})
    void deletesNothingAnywhere(String path) {
        String answer = raw.request("DELETE", path);
        refused(answer);
        assertThat(answer).startsWith("HTTP/1.1 405").contains("\r\nAllow:").contains("method-not-allowed");
    }

    @Test
    void refusesRequestsThatAreNone() {
        List<String> answers = List.of(
                raw.lines("nonsense"),
                raw.lines("GET /api/v1/sources HTTP/9.9", "Host: a"),
                raw.lines("GET /api/v1/sources HTTP/1.1"),
                raw.lines("GET /api/v1/sources HTTP/1.1", "Host: a", "Host: b"),
                raw.lines("GET /api/v1/sources HTTP/1.1", "Host: a", "X: " + "x".repeat(70_000)),
                raw.lines("GET /api/v1/" + "x".repeat(70_000) + " HTTP/1.1", "Host: a"),
                raw.lines("PUT /api/v1/sources/a HTTP/1.1", "Host: a", "Content-Length: -1"),
                raw.lines(
                        "PUT /api/v1/sources/a HTTP/1.1",
                        "Host: a",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "",
                        "zz"),
                raw.lines(
                        "PUT /api/v1/sources/a HTTP/1.1",
                        "Host: a",
                        "Content-Type: application/json",
                        "Content-Length: 2",
                        "Transfer-Encoding: chunked",
                        "",
                        "{}"));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=a",
                "nonsense",
                "application/json;charset=nonsense",
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1",
                "application/json;charset=us-ascii"
            })
    void refusesBodiesThatAreNotJson(String type) {
        String answer = raw.lines(
                "PUT /api/v1/sources/typed HTTP/1.1",
                "Host: localhost",
                raw.authorization(),
                "Content-Type: " + type,
                "Content-Length: 2",
                "Connection: close",
                "",
                "{}");
        refused(answer);
        assertThat(answer).startsWith("HTTP/1.1 415");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "\"01\"",
                "\"0\"",
                "W/\"1\"",
                "*",
                "\"1\", \"2\"",
                "\"\"",
                "\"-1\"",
                "\"one\"",
                "\"99999999999999999999\""
            })
    void refusesVersionsThatAreNone(String version) {
        refused(api.put("/crises/a/developments/b", "{}", "If-Match", version), 400, "invalid-header");
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static void refused(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json")
                .contains("\"code\":\"");
        assertThat(answer).doesNotContain("<html").doesNotContain("Exception").doesNotContain("org.apache");
    }
}
