package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.ConsistencyProof;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.InclusionProof;
import org.demarche.ledger.tree.TreeHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an auditor does who has nothing but the answers of the server. */
@Served
class LedgerOverHttpTest {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeEach
    void recordACrisis() {
        api = new Api(port);
        crisis = Crisis.open(api, "ledger");
        crisis.report("first", "2023-08-15");
    }

    @Test
    void signsWhatTheEntriesHashTo() {
        Checkpoint checkpoint = checkpoint();
        CompactRange range = new CompactRange();
        JsonNode next = api.get("/ledger/entries?limit=4").json();
        for (JsonNode page = next; ; page = next) {
            for (JsonNode entry : page.path("entries")) {
                Hash hash = Hash.ofLeaf(entry.path("leaf").asString().getBytes(StandardCharsets.UTF_8));
                assertThat(entry.path("leafHash").asString()).isEqualTo(hash.toString());
                assertThat(entry.path("revision").asLong()).isEqualTo(range.size() + 1);
                range.append(hash);
            }
            if (page.path("next").isNull()) {
                break;
            }
            next = api.get("/ledger/entries?limit=4&from=" + page.path("next").asLong())
                    .json();
        }
        assertThat(range.head()).isEqualTo(checkpoint.head());
        assertThat(range.size()).isEqualTo(api.revision());
    }

    @Test
    void saysOfAnEntryWhatItIs() {
        JsonNode entry = api.get("/ledger/entries?limit=1&from=" + api.revision())
                .json()
                .path("entries")
                .path(0);
        assertThat(entry.propertyNames())
                .containsExactly("revision", "type", "aggregate", "recordedBy", "recordedAt", "leafHash", "leaf");
        assertThat(entry.path("recordedBy").asString()).isEqualTo("local");
        assertThat(entry.path("leaf").asString())
                .startsWith("{\"revision\":" + api.revision() + ",")
                .contains("\"type\":\"" + entry.path("type").asString() + "\"");
    }

    @Test
    void provesThatAnEntryIsInTheCheckpoint() {
        TreeHead head = checkpoint().head();
        for (long revision = 1; revision <= head.size(); revision++) {
            JsonNode proof =
                    api.get("/ledger/proofs/inclusion?revision=" + revision).json();
            assertThat(proof.path("size").asLong()).isEqualTo(head.size());
            assertThat(proof.path("root").asString()).isEqualTo(head.root().toString());
            Hash leaf = Hash.parse(proof.path("leafHash").asString());
            assertThat(new InclusionProof(proof.path("index").asLong(), path(proof)).proves(leaf, head))
                    .isTrue();
        }
    }

    @Test
    void provesThatACheckpointGoesOnFromAnEarlierOne() {
        TreeHead earlier = checkpoint().head();
        crisis.report("later-" + earlier.size(), "2023-08-16");
        TreeHead head = checkpoint().head();
        assertThat(head.size()).isGreaterThan(earlier.size());

        JsonNode proof =
                api.get("/ledger/proofs/consistency?from=" + earlier.size()).json();
        assertThat(proof.path("to").asLong()).isEqualTo(head.size());
        assertThat(proof.path("fromRoot").asString()).isEqualTo(earlier.root().toString());
        assertThat(proof.path("toRoot").asString()).isEqualTo(head.root().toString());
        assertThat(new ConsistencyProof(path(proof)).proves(earlier, head)).isTrue();
        assertThat(api.get("/ledger/proofs/consistency?from=0&to=" + head.size())
                        .json()
                        .path("path"))
                .isEmpty();
    }

    @Test
    void mayBeKeptForEverOnlyWhenTheSizeIsSaid() {
        assertThat(api.get("/ledger/checkpoint").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(api.get("/ledger/checkpoint").header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(api.get("/ledger/key").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(api.get("/ledger/proofs/inclusion?revision=1").header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(api.get("/ledger/proofs/inclusion?revision=1&size=2").header("Cache-Control"))
                .isEqualTo(FOR_EVER);
        assertThat(api.get("/ledger/proofs/consistency?from=1").header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(api.get("/ledger/proofs/consistency?from=1&to=2").header("Cache-Control"))
                .isEqualTo(FOR_EVER);
        assertThat(api.get("/ledger/entries?from=1&limit=2").header("Cache-Control"))
                .isEqualTo(FOR_EVER);
        assertThat(api.get("/ledger/entries?limit=1000&from=" + api.revision()).header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(api.get("/ledger/entries?from=1&limit=1&recordedBy=nobody").header("Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() {
        for (String path : List.of("/ledger/checkpoint", "/ledger/key", "/ledger/proofs/inclusion?revision=1&size=2")) {
            Answer answer = api.get(path);
            assertThat(api.get(path, "If-None-Match", answer.header("ETag")).status())
                    .isEqualTo(304);
            assertThat(api.get(path).body()).isEqualTo(answer.body());
        }
    }

    @Test
    void findsEntriesByWhatTheyAreAndWhenTheyWereRecorded() {
        JsonNode all = api.get("/ledger/entries").json().path("entries");
        JsonNode one = all.path(all.size() / 2);
        String type = one.path("type").asString();
        String page = "&to=" + all.path(all.size() - 1).path("revision").asLong();
        JsonNode alike = api.get("/ledger/entries?type=" + type + page).json().path("entries");
        assertThat(alike.valueStream().map(entry -> entry.path("type").asString()))
                .containsOnly(type);
        assertThat(alike.valueStream()).contains(one);
        assertThat(alike.size()).isEqualTo((int) all.valueStream()
                .filter(entry -> entry.path("type").equals(one.path("type")))
                .count());
        JsonNode about = api.get(
                        "/ledger/entries?aggregate=" + one.path("aggregate").asString() + "&recordedBy="
                                + one.path("recordedBy").asString())
                .json()
                .path("entries");
        assertThat(about.valueStream())
                .contains(one)
                .allMatch(entry -> entry.path("aggregate").equals(one.path("aggregate")));
        assertThat(api.get("/ledger/entries?from=2&to=3").json().path("entries").size())
                .isEqualTo(2);
        assertThat(api.get("/ledger/entries?from=3&to=2").json().path("entries"))
                .isEmpty();
        assertThat(api.get("/ledger/entries?recordedBy=nobody-at-all").json().path("entries"))
                .isEmpty();

        String at = one.path("recordedAt").asString();
        JsonNode then =
                api.get("/ledger/entries?from=" + at + "&to=" + at).json().path("entries");
        assertThat(then.valueStream())
                .contains(one)
                .allMatch(entry -> entry.path("recordedAt").asString().equals(at));
        assertThat(api.get("/ledger/entries?to=1999-12-31T23:59:59Z").json().path("entries"))
                .isEmpty();
        assertThat(api.get("/ledger/entries?from=9999-12-31T23:59:59Z").json().path("entries"))
                .isEmpty();
    }

    @Test
    void hasAnEmptyPageBehindTheLastEntry() {
        JsonNode page = api.get("/ledger/entries?from=" + (api.revision() + 1)).json();
        assertThat(page.path("entries")).isEmpty();
        assertThat(page.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/ledger/entries?from=999999, 422, unknown-revision, from",
        "/ledger/entries?from=0, 422, unknown-revision, from",
        "/ledger/entries?from=99999999999999999999, 422, unknown-revision, from",
        "/ledger/entries?from=-1, 400, invalid-parameter, from",
        "/ledger/entries?from=0x1, 400, invalid-parameter, from",
        "/ledger/entries?from=, 400, invalid-parameter, from",
        "/ledger/entries?from=2023-02-30T00:00:00Z, 422, invalid-date, from",
        "/ledger/entries?from=2023-08-15, 400, invalid-parameter, from",
        "/ledger/entries?to=2023-08-15T10:00Z, 422, invalid-date, to",
        "/ledger/entries?to=999999, 422, unknown-revision, to",
        "/ledger/entries?type=, 400, invalid-parameter, type",
        "/ledger/entries?recordedBy=%20, 400, invalid-parameter, recordedBy",
        "/ledger/entries?aggregate=, 400, invalid-parameter, aggregate",
        "/ledger/entries?limit=0, 400, invalid-parameter, limit",
        "/ledger/entries?limit=1001, 400, invalid-parameter, limit",
        "/ledger/entries?limit=ten, 400, invalid-parameter, limit",
        "/ledger/entries?form=1, 400, unknown-parameter, form",
        "/ledger/checkpoint?size=1, 400, unknown-parameter, size",
        "/ledger/proofs/inclusion, 400, invalid-parameter, revision",
        "/ledger/proofs/inclusion?revision=0, 422, unknown-revision, revision",
        "/ledger/proofs/inclusion?revision=3&size=2, 422, unknown-revision, revision",
        "/ledger/proofs/inclusion?revision=1&size=0, 422, unknown-revision, revision",
        "/ledger/proofs/inclusion?revision=1&size=999999, 422, unknown-revision, size",
        "/ledger/proofs/inclusion?revision=one, 400, invalid-parameter, revision",
        "/ledger/proofs/consistency, 400, invalid-parameter, from",
        "/ledger/proofs/consistency?from=3&to=2, 422, unknown-revision, from",
        "/ledger/proofs/consistency?from=1&to=999999, 422, unknown-revision, to",
    })
    void refusesWhatItDoesNotHave(String path, int status, String code, String field) {
        Answer answer = api.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }

    /** The checkpoint, if it is signed by the key that the server names. */
    private Checkpoint checkpoint() {
        SignedNote note = SignedNote.parse(api.get("/ledger/checkpoint").body().getBytes(StandardCharsets.UTF_8));
        VerifierKey key = VerifierKey.parse(api.get("/ledger/key").body().strip());
        assertThat(note.isSignedBy(key)).isTrue();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo(key.name());
        return checkpoint;
    }

    private static List<Hash> path(JsonNode proof) {
        return proof.path("path")
                .valueStream()
                .map(JsonNode::asString)
                .map(Hash::parse)
                .toList();
    }
}
