package org.demarche.ledger.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import org.demarche.ledger.tree.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryReaderTest {
    private static final String LINE = "{\"revision\":7,\"recordedAt\":\"2023-08-15T10:00:00Z\",\"event\":\"e-1\","
            + "\"type\":\"said\",\"typeRevision\":\"1\",\"aggregate\":\"talks/a\",\"aggregateType\":\"Talk\","
            + "\"sequence\":3,\"timestamp\":\"2023-08-15T10:00:00.250Z\","
            + "\"metadata\":{\"who\":\"é\"},\"payload\":{\"words\":[1.50,\"}\"]}}";

    @Test
    void readsWhatTellsThePlaceOfAnEntry() {
        assertThat(read(LINE)).isEqualTo(new Line.Entry(7, "talks/a", 3, Hash.ofLeaf(LINE.getBytes(UTF_8))));
    }

    @Test
    void readsALineAmongOthers() {
        byte[] octets = (LINE + "\n" + LINE + "\n").getBytes(UTF_8);
        int length = LINE.getBytes(UTF_8).length;
        assertThat(EntryReader.read(octets, length + 1, 2 * length + 1)).isEqualTo(read(LINE));
    }

    /** What is replaced, by what, and what the refusal says of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "revision":7   | "revision":0        | a revision from 1 on
            "revision":7   | "revision":07       | a whole number
            "revision":7   | "revision":+7       | a whole number
            "revision":7   | "revision":-7       | a whole number
            "revision":7   | "revision":7.0      | recordedAt
            "revision":7   | "revision":7e0      | recordedAt
            "revision":7   | "revision":"7"      | a whole number
            "revision":7   | "revision":1234567890123456789 | recordedAt
            "revision":7   | "revision": 7       | a whole number
            "revision":7   | "Revision":7        | "revision"
            "revision":7   | "revision":7,"revision":8 | recordedAt
            :00Z           | :00.1Z              | an instant in whole seconds
            :00Z           | :00.0Z              | an instant in whole seconds
            :00Z           | :00+00:00           | an instant in whole seconds
            :00Z           | :60Z                | an instant in whole seconds
            "said"         | null                | "
            "said"         | "s\\u0061id"        | the shortest form
            "said"         | "said\\/"           | the shortest form
            "said"         | "sa\\u000Aid"       | the shortest form
            "said"         | "sa\\u001fid"       | the shortest form
            "said"         | "sa\tid"            | \\t
            ,"type":       | ,"type": ,          | "
            "sequence":3   | "sequence":null     | a whole number
            "sequence":3,  | `                   `| ,"sequence":
            {"who":"é"}    | null                | an object
            {"who":"é"}    | []                  | an object
            {"who":"é"}    | {"who":"é"}}        | ,"payload":
            {"who":"é"}    | {"who":"é",}        | name
            {"who":"é"}    | {who:"é"}           | name
            {"who":"é"}    | {"who":NaN}         | NaN
            {"who":"é"}    | {"who":"\\x"}       | escape
            {"who":"é"}    | {"who":1,"who":2}   | Duplicate
            {"who":"é"}    | {"who":[{"a":1,"a":1}]} | Duplicate
            {"who":"é"}    | /**/{}              | an object
            {"who":"é"}    | {/**/}              | comment
            "}"]}}         | "}"]}               | expected }
            "}"]}}         | "}"]}}}             | the end of the line
            "}"]}}         | "}"]}} ,            | the end of the line
            "}"]}}         | "}"                 | end-of-input
            "}"]}}         | "}                  | end-of-input
            """)
    void refusesWhatALedgerDoesNotWrite(String wanted, String instead, String why) {
        String other = LINE.replace(wanted, instead.replace("` `", ""));
        assertThat(other).isNotEqualTo(LINE);
        refuses(other, UTF_8, why);
    }

    @Test
    void refusesWhatIsNotThePlainTextOfALine() {
        refuses("", UTF_8, "{\"revision\":");
        refuses(LINE + "\r", UTF_8, "control character 13");
        refuses(LINE.replace(",\"words\"", "\0,\"words\"").replace("1.50", "1.50\0"), UTF_8, "control character 0");
        refuses("\uFEFF" + LINE, UTF_8, "octet 1: expected {\"revision\":");
        refuses(LINE, ISO_8859_1, "not UTF-8");
        refuses(LINE, UTF_16LE, "control character 0");
        refuses(LINE.replace("1.50", "\r1.50"), UTF_8, "control character 13");
        refuses(LINE.replace("{\"words\"", "{\0\"\0}\0"), UTF_8, "control character 0");
    }

    @Test
    void takesTheCharacterByWhichABadOneIsReplacedForWhatItIs() {
        assertThat(read(LINE.replace("é", "\uFFFD")).revision()).isEqualTo(7);
    }

    @Test
    void takesEmbeddedValuesInAnyForm() {
        assertThat(read(LINE.replace("1.50", " \t1.50 , {} ,[\"\\u0061\\/\"],null,true"))
                        .sequence())
                .isEqualTo(3);
    }

    @Test
    void takesTheEscapesOfALedger() {
        assertThat(read(LINE.replace("talks/a", "\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001F"))
                        .aggregate())
                .isEqualTo("\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001F");
    }

    private static Line.Entry read(String line) {
        byte[] octets = line.getBytes(UTF_8);
        return EntryReader.read(octets, 0, octets.length);
    }

    private static void refuses(String line, Charset charset, String why) {
        byte[] octets = line.getBytes(charset);
        assertThatIllegalArgumentException()
                .as(line)
                .isThrownBy(() -> EntryReader.read(octets, 0, octets.length))
                .withMessageContaining(why);
    }
}
