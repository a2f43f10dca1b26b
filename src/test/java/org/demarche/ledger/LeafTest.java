package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.demarche.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTest {
    private static final long TEN = Instant.parse("2023-08-15T10:00:00Z").getEpochSecond();

    /** The approved form. It is part of every root hash ever given out: a change here is a break, not a correction. */
    @Test
    void isOneLineOfJsonThatEmbedsMetadataAndPayloadVerbatim() {
        Leaf leaf = new Leaf(7, TEN, event("{\"who\": \"é\"}", "{\"words\" : 1.50}"));

        assertThat(new String(leaf.line(), StandardCharsets.UTF_8))
                .isEqualTo("{\"revision\":7,\"recordedAt\":\"2023-08-15T10:00:00Z\",\"event\":\"e-1\","
                        + "\"type\":\"said\",\"typeRevision\":\"1\",\"aggregate\":\"talks/a\",\"aggregateType\":\"Talk\","
                        + "\"sequence\":3,\"timestamp\":\"2023-08-15T10:00:00.250Z\","
                        + "\"metadata\":{\"who\": \"é\"},\"payload\":{\"words\" : 1.50}}");
    }

    @Test
    void hashesAsALeafOfRfc9162() throws Exception {
        Leaf leaf = new Leaf(7, TEN, event("{}", "{}"));
        var bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(leaf.line());

        assertThat(leaf.hash().octets())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }

    @Test
    void refusesAPayloadOfSeveralLines() {
        assertThatIllegalStateException().isThrownBy(() -> new Leaf(7, TEN, event("{}", "{\n}")).line());
    }

    @Test
    void isReadBackFromItsLine() {
        Leaf leaf =
                new Leaf(7, TEN, event("{\"who\": \"\u00e9 \\u00e9 \ud83d\ude00\"}", "{\"words\" : [1.50, \"}\"]}"));
        String line = new String(leaf.line(), StandardCharsets.UTF_8);

        Leaf read = Leaf.parse(line);
        assertThat(read.line()).isEqualTo(leaf.line());
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("event.index")
                .isEqualTo(leaf);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"revision\":7}",
                "{\"revision\":07,%s",
                "{\"revision\":7, %s",
                "{\"revision\":\"7\",%s",
                "{\"revision\":7,\"more\":1,%s",
                "{\"revision\":7,%s}",
                "{\"revision\":7,%s ",
                "{\"revision\":99999999999999999999,%s"
            })
    void isNotReadFromAnythingElse(String form) {
        String line = new String(new Leaf(7, TEN, event("{}", "{}")).line(), StandardCharsets.UTF_8);
        String rest = line.substring(line.indexOf(',') + 1);
        assertThat(Leaf.parse("{\"revision\":7," + rest).revision()).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> Leaf.parse(form.replace("%s", rest)));
    }

    @Test
    void isNotReadWithAnEndOfLineWithin() {
        String line = new String(new Leaf(7, TEN, event("{}", "{}")).line(), StandardCharsets.UTF_8);
        String broken = line.substring(0, line.length() - 2) + "\r}}";
        assertThatIllegalArgumentException().isThrownBy(() -> Leaf.parse(broken));
    }

    @ParameterizedTest
    @EnumSource
    void isRebuiltFromTheStoredRowWithTheHashThatWasKept(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store("talks/a", 0, 3);
        ledger.sequencer.drain();

        List<Entry> entries = ledger.ledger();
        assertThat(entries)
                .hasSize(3)
                .extracting(e -> new Leaf(e.revision(), e.recordedAt(), e.event()).hash())
                .isEqualTo(ledger.subtrees.leaves(0, 3));
    }

    private static StoredEvent event(String metadata, String payload) {
        return new StoredEvent(
                1,
                "e-1",
                "Talk",
                "talks/a",
                3,
                "2023-08-15T10:00:00.250Z",
                "said",
                "1",
                payload.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8));
    }
}
