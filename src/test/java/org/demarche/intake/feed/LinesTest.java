package org.demarche.intake.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
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

    private static Lines lines(byte[] octets) {
        return new Lines(new ByteArrayInputStream(octets));
    }

    private static Lines.Line next(Lines lines) throws IOException {
        return Objects.requireNonNull(lines.next());
    }
}
