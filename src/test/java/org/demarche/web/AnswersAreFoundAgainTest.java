package org.demarche.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An answer says as of when it holds, and how to get it again. */
@Served
class AnswersAreFoundAgainTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");
    private long opened;

    @BeforeEach
    void recordADevelopment() {
        api = new Api(port);
        crisis = Crisis.open(api, "bookmarks");
        crisis.report("first", "2023-08-15");
        opened = api.get(crisis.path("")).json().path("revision").asLong();
    }

    @Test
    void saysAsOfWhenItHolds() {
        Answer answer =
                api.get(crisis.path("/developments?at=2023-08-15&known=%d&published=2023-08".formatted(opened)));
        assertThat(answer.json().path("asOf").propertyNames())
                .containsExactly("at", "moment", "known", "published", "codebook", "tzdata");
        assertThat(answer.json().at("/asOf/at").asString()).isEqualTo("2023-08-15");
        assertThat(answer.json().at("/asOf/moment").asString()).isEqualTo("2023-08-15T22:59:59Z");
        assertThat(answer.json().at("/asOf/published").asString()).isEqualTo("2023-08");
        assertThat(answer.json().at("/asOf/known/revision").asLong()).isEqualTo(opened);
        assertThat(answer.header("Revision")).isEqualTo(Long.toString(opened));
    }

    @Test
    void namesTheRootOfTheLedgerThatItRestsOn() {
        Answer answer = api.get(crisis.path("/developments?at=2023-08-15&known=" + opened));
        String root = api.get("/ledger/proofs/consistency?from=%d".formatted(opened))
                .json()
                .path("fromRoot")
                .asString();
        assertThat(answer.json().at("/asOf/known/root").asString()).isEqualTo(root);
        assertThat(api.get("/sources?known=0").json().at("/asOf/known/root").asString())
                .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void carriesItsOwnDigest() throws Exception {
        for (String form : new String[] {"application/json", "text/csv"}) {
            Answer answer = api.get(crisis.path("/developments"), "Accept", form);
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(answer.body().getBytes(UTF_8));
            assertThat(answer.header("Repr-Digest"))
                    .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        }
    }

    @Test
    void readsDatesOutsideOfACrisisAsDaysOfUtc() {
        Answer answer = api.get("/sources?at=2023-08-15");
        assertThat(answer.json().at("/asOf/moment").asString()).isEqualTo("2023-08-15T23:59:59Z");
        assertThat(answer.json().at("/asOf/codebook").isNull()).isTrue();
    }

    @Test
    void seesNothingBeforeTheFirstEntry() {
        Answer answer = api.get("/sources?known=0");
        assertThat(answer.json().path("sources").size()).isZero();
        assertThat(answer.json().at("/asOf/known/recordedAt").isNull()).isTrue();
        assertThat(api.get("/crises?known=0").json().path("crises").size()).isZero();
    }

    @Test
    void takesAnInstantForTheLastRevisionRecordedByThen() {
        assertThat(api.get("/sources?known=1970-01-01T00:00:00Z")
                        .json()
                        .at("/asOf/known/revision")
                        .asLong())
                .isZero();
        assertThat(api.get("/sources?known=9999-12-31T23:59:59Z")
                        .json()
                        .at("/asOf/known/revision")
                        .asLong())
                .isEqualTo(api.revision());
    }

    @Test
    void answersTheBookmarkWithTheSameBytesWhateverIsRecordedSince() {
        for (String path : new String[] {"/developments", "/developments/first", "/issues", "/codebook", ""}) {
            Answer answer = api.get(crisis.path(path));
            crisis.report("since" + path.hashCode(), "2023-08-16");
            Answer again = api.get(answer.link("bookmark"));
            assertThat(again.body()).isEqualTo(answer.body());
            assertThat(again.header("ETag")).isEqualTo(answer.header("ETag"));
            assertThat(again.link("bookmark")).isEqualTo(answer.link("bookmark"));
        }
    }

    @Test
    void keepsTheOtherParametersInTheBookmark() {
        Answer answer = api.get(crisis.path("/developments?q=the+junta&limit=5&published=2023-08-31/2023-09-01"));
        assertThat(answer.link("bookmark"))
                .contains("q=the%20junta")
                .contains("limit=5")
                .contains("published=2023");
        assertThat(api.get(answer.link("bookmark")).body()).isEqualTo(answer.body());
    }

    @Test
    void mayBeKeptForEverOnlyWhenEverythingIsPinned() {
        assertThat(api.get(crisis.path("/issues")).header("Cache-Control")).isEqualTo("no-cache");
        assertThat(api.get(crisis.path("/issues?at=2023-08-15")).header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(api.get(crisis.path("/issues?known=" + opened)).header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(api.get(crisis.path("/issues?at=2023-08-15&known=9999-12-31T23:59:59Z"))
                        .header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(api.get(crisis.path("/issues?at=2023-08-15&known=" + opened)).header("Cache-Control"))
                .isEqualTo("private, max-age=31536000, immutable");
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() {
        String path = crisis.path("/developments?at=2023-08-15&known=" + api.revision());
        Answer answer = api.get(path);
        Answer again = api.get(path, "If-None-Match", answer.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(answer.header("ETag"));
        assertThat(api.get(path, "If-None-Match", "*").status()).isEqualTo(304);
        assertThat(api.get(path, "If-None-Match", "*").header("ETag")).isEqualTo(answer.header("ETag"));
        assertThat(api.get(path, "If-None-Match", "\"another\"").status()).isEqualTo(200);
    }

    @Test
    void hasAnotherTagInAnotherForm() {
        String path = crisis.path("/issues?at=2023-08-15&known=" + api.revision());
        assertThat(api.get(path, "Accept", "text/csv").header("ETag"))
                .isNotEqualTo(api.get(path).header("ETag"));
        assertThat(api.get(path).header("Vary")).isEqualTo("Accept, Accept-Encoding");
    }

    @Test
    void tellsItsHeadersAlone() {
        String path = crisis.path("/issues?at=2023-08-15&known=" + api.revision());
        Answer head = api.send("HEAD", path, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(api.get(path).header("ETag"));
    }
}
