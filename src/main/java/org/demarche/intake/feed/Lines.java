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
 * Little more of it is in memory than one line of at most {@link #LONGEST} octets. Not thread-safe.
 */
public final class Lines {
    /** In octets. What is longer is refused, and the next line is read. */
    public static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private int begin;
    private int end;
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
        if (isAtEnd()) {
            return null;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
        boolean whole = true;
        boolean ended = false;
        while (!ended && !isAtEnd()) {
            int feed = feed();
            int taken = Math.min(feed - begin, LONGEST - octets.size());
            octets.write(buffer, begin, taken);
            whole &= taken == feed - begin;
            ended = feed < end;
            begin = ended ? feed + 1 : end;
        }
        return new Line(++number, withoutReturn(octets.toByteArray()), whole);
    }

    /** Whether nothing follows; else there is something in the buffer. */
    private boolean isAtEnd() throws IOException {
        while (begin == end) {
            begin = 0;
            end = 0;
            int read = input.read(buffer);
            if (read < 0) {
                return true;
            }
            end = read;
        }
        return false;
    }

    /** Where the next line feed is in the buffer; at its end, where there is none. */
    private int feed() {
        int at = begin;
        while (at < end && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private static byte[] withoutReturn(byte[] octets) {
        int length = octets.length;
        return length > 0 && octets[length - 1] == '\r' ? Arrays.copyOf(octets, length - 1) : octets;
    }
}
