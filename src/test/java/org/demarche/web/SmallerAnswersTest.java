package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.demarche.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is sent smaller is another representation: same content, own entity tag, own digest. */
@Served
class SmallerAnswersTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Value("${server.compression.mime-types}")
    private String codedByTheContainer = "";

    private Crisis crisis = new Crisis(new Api(0), "");

    @BeforeEach
    void recordEnough() {
        crisis = Crisis.open(new Api(port), "smaller");
        for (int day = 10; day < 20; day++) {
            crisis.report("day-" + day, "2023-08-" + day);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv"})
    void haveTagsAndDigestsOfTheirOwn(String type) throws Exception {
        String path = "/api/v1" + crisis.path("/developments?at=2023-08-31&known=" + new Api(port).revision());
        HttpResponse<byte[]> plain = get(path, "Accept", type);
        HttpResponse<byte[]> coded = get(path, "Accept", type, "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(header(coded, "Content-Encoding")).isEqualTo("gzip");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(decoded(coded)).isEqualTo(plain.body());
        assertThat(coded.body().length).isLessThan(plain.body().length / 2);
        for (HttpResponse<byte[]> answer : List.of(plain, coded)) {
            Digest digest = Digest.of(answer.body());
            assertThat(header(answer, "ETag")).isEqualTo("\"" + digest + "\"");
            assertThat(header(answer, "Repr-Digest")).isEqualTo(digest.field());
            assertThat(header(answer, "Vary")).isEqualTo("Accept, Accept-Encoding");
            assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(answer.body().length));
        }
        String tag = header(coded, "ETag");
        HttpResponse<byte[]> again = get(path, "Accept", type, "Accept-Encoding", "gzip", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(again.body()).isEmpty();
        assertThat(get(path, "Accept", type, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(get(path, "Accept", type, "Accept-Encoding", "gzip", "If-None-Match", header(plain, "ETag"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void areSentToWhoeverTakesThemAlone() throws Exception {
        String path = "/api/v1" + crisis.path("/developments?at=2023-08-31");
        for (String wish : new String[] {"identity", "br", "gzip;q=0", "gzip; q=0.000", "*", "x-gzipped"}) {
            assertThat(get(path, "Accept-Encoding", wish).headers().firstValue("Content-Encoding"))
                    .as(wish)
                    .isEmpty();
        }
        for (String wish : new String[] {"GZIP", "deflate,gzip", "gzip;q=0.001"}) {
            assertThat(get(path, "Accept-Encoding", wish).headers().firstValue("Content-Encoding"))
                    .as(wish)
                    .contains("gzip");
        }
        assertThat(get("/api/v1" + crisis.path(""), "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .as("what is small already")
                .isEmpty();
    }

    /** The container does it for what it finds by its time; a stream would wait in its buffer. */
    @Test
    void areTheFilesOfTheConsoleAsWell() throws Exception {
        String page = new String(get("/").body(), StandardCharsets.UTF_8);
        Matcher files = Pattern.compile("/console/[0-9a-f]+/").matcher(page);
        assertThat(files.find()).isTrue();
        for (String file : new String[] {"main.js", "console.css"}) {
            HttpResponse<byte[]> coded = get(files.group() + file, "Accept-Encoding", "gzip");
            assertThat(header(coded, "Content-Encoding")).isEqualTo("gzip");
            assertThat(header(coded, "Vary")).containsIgnoringCase("accept-encoding");
            assertThat(coded.headers().firstValue("ETag")).isEmpty();
            assertThat(decoded(coded)).isEqualTo(get(files.group() + file).body());
        }
        assertThat(codedByTheContainer).isNotEmpty().doesNotContain("event-stream");
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", TestTokens.bearer(port));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] decoded(HttpResponse<byte[]> answer) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return gzip.readAllBytes();
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow(() -> new AssertionError("no " + name));
    }
}
