package org.demarche.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@Served
class ExportOverHttpTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0);

    @BeforeEach
    void recordACrisis() {
        api = new Api(port);
        Crisis.open(api, "export").report("first", "2023-08-15");
    }

    @Test
    void hashesToTheCheckpoint() {
        Answer answer = api.get("/export");
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Revision")).isEqualTo(Long.toString(api.revision()));

        CompactRange range = new CompactRange();
        answer.body().lines().forEach(leaf -> range.append(Hash.ofLeaf(leaf.getBytes(UTF_8))));
        SignedNote note = SignedNote.parse(api.get("/ledger/checkpoint").body().getBytes(UTF_8));
        assertThat(range.head()).isEqualTo(Checkpoint.parse(note.text()).head());
    }

    @Test
    void isTheLeavesOfTheEntries() {
        List<String> lines = api.get("/export").body().lines().toList();
        List<String> leaves = api.get("/ledger/entries")
                .json()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("leaf").asString())
                .toList();
        assertThat(leaves).isNotEmpty().isEqualTo(lines.subList(0, leaves.size()));
    }

    @Test
    void goesOnWhereItWasCutOff() {
        String whole = api.get("/export").body();
        List<String> lines = whole.lines().toList();
        for (int kept = 0; kept <= lines.size(); kept++) {
            String rest = api.get("/export?from=" + (kept + 1)).body();
            assertThat(rest.lines()).isEqualTo(lines.subList(kept, lines.size()));
            assertThat(whole).endsWith(rest);
        }
    }

    @Test
    void isNotWrittenForWhoeverAsksOnlyForTheHeaders() {
        String head = new RawHttp(port).request("HEAD", "/api/v1/export");
        assertThat(head).startsWith("HTTP/1.1 200").contains("Revision: " + api.revision());
        assertThat(head).endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/export?from=0, 422, unknown-revision, from",
        "/export?from=999999, 422, unknown-revision, from",
        "/export?from=-1, 400, invalid-parameter, from",
        "/export?to=5, 400, unknown-parameter, to",
    })
    void refusesWhatItDoesNotHave(String path, int status, String code, String field) {
        Answer answer = api.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }
}
