package org.demarche.intake.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input, one after the other, as they were sent: ended by LF or CR LF, a byte order mark of UTF-8 passed over.
 * No more of it is in memory than one line of at most {@link #LONGEST} octets. Not thread-safe; the input should be buffered.
 */
public final class Lines {
    /** In octets. What is longer is refused, and the next line is read. */
    public static final int LONGEST = 1 << 20;

    private final InputStream input;
    private long number;

    public Lines(InputStream input) {
        this.input = input;
    }

    /** A line; what cannot be read as text is refused only when it is asked for. */
    public static final class Line {
        private final long number;
        private final byte[] octets;
        private final boolean whole;

        private Line(long number, byte[] octets, boolean whole) {
            this.number = number;
            this.octets = octets;
            this.whole = whole;
        }

        /** From 1. */
        public long number() {
            return number;
        }

        /** Its text. Refused where it is too long or no UTF-8. */
        public String text() {
            if (!whole) {
                throw new Refusal(
                        Code.MALFORMED_ROW, null, "Give lines of at most " + LONGEST + " octets; this one is longer.");
            }
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(octets))
                        .toString();
                return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException foreign) {
                throw new Refusal(Code.INVALID_TEXT, null, "Write the line in UTF-8; its octets are in no such text.");
            }
        }
    }

    /** The next line; null at the end. */
    public @Nullable Line next() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
        int next = input.read();
        if (next < 0) {
            return null;
        }
        boolean whole = true;
        for (; next >= 0 && next != '\n'; next = input.read()) {
            if (octets.size() < LONGEST) {
                octets.write(next);
            } else {
                whole = false;
            }
        }
        return new Line(++number, withoutReturn(octets.toByteArray()), whole);
    }

    private static byte[] withoutReturn(byte[] octets) {
        int length = octets.length;
        return length > 0 && octets[length - 1] == '\r' ? Arrays.copyOf(octets, length - 1) : octets;
    }
}
