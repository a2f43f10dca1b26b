package org.demarche.intake.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void endInEitherWayAndTheLastInNone() throws IOException {
        Lines lines = lines("\uFEFFfirst\r\n\nthird".getBytes(UTF_8));
        assertThat(next(lines).text()).isEqualTo("first");
        assertThat(next(lines).text()).isEmpty();
        assertThat(next(lines).text()).isEqualTo("third");
        assertThat(lines.next()).isNull();
    }

    @Test
    void thatAreNoTextAreRefusedAlone() throws IOException {
        Lines lines = lines("Køavn\nnext".getBytes(ISO_8859_1));
        Lines.Line foreign = next(lines);
        refused(Code.INVALID_TEXT, null, foreign::text);
        assertThat(next(lines).text()).isEqualTo("next");
    }

    @Test
    void thatAreTooLongAreRefusedAlone() throws IOException {
        String first = "x".repeat(Lines.LONGEST + 1);
        Lines lines = lines((first + "\n" + "y".repeat(Lines.LONGEST) + "\nnext").getBytes(UTF_8));
        Lines.Line longest = next(lines);
        refused(Code.MALFORMED_ROW, null, longest::text);
        assertThat(next(lines).text()).hasSize(Lines.LONGEST);
        Lines.Line last = next(lines);
        assertThat(last.number()).isEqualTo(3);
        assertThat(last.text()).isEqualTo("next");
    }

    /** Lines of every length about that of the buffer, which come in pieces of every size. */
    @Test
    void areTheSameHoweverTheyCome() throws IOException {
        List<String> wanted = IntStream.of(0, 1, 65_534, 65_535, 65_536, 65_537, 200_000, 0, 3)
                .mapToObj("z"::repeat)
                .toList();
        byte[] octets = String.join("\n", wanted).getBytes(UTF_8);
        for (int piece : List.of(1, 7, 65_535, 65_536, octets.length)) {
            Lines lines = new Lines(new ByteArrayInputStream(octets) {
                @Override
                public synchronized int read(byte[] into, int at, int length) {
                    return super.read(into, at, Math.min(length, piece));
                }
            });
            for (String line : wanted) {
                assertThat(next(lines).text()).isEqualTo(line);
            }
            assertThat(lines.next()).isNull();
            assertThat(lines.next()).isNull();
        }
    }

    private static Lines lines(byte[] octets) {
        return new Lines(new ByteArrayInputStream(octets));
    }

    private static Lines.Line next(Lines lines) throws IOException {
        return Objects.requireNonNull(lines.next());
    }
}
