package org.demarche.stance.evidence;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.demarche.time.When;

/**
 * Reads the facts of a row from its first octet to its last, without creating an object unless asked for one. Reusable.
 * Not thread-safe.
 */
public final class FactsInput {
    private byte[] bytes = {};
    private int position;

    /** Begins with the first octet of {@code facts}. */
    public void read(byte[] facts) {
        bytes = facts;
        position = 0;
    }

    /** The octets that are read; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes} the next octet lies. */
    public int position() {
        return position;
    }

    public void skip(int octets) {
        position += octets;
    }

    /** A number or length that is not negative. */
    public int unsigned() {
        return (int) varint();
    }

    public long signed() {
        long coded = varint();
        return (coded >>> 1) ^ -(coded & 1);
    }

    private long varint() {
        long value = 0;
        int shift = 0;
        byte octet;
        do {
            octet = bytes[position++];
            value |= (long) (octet & 0x7f) << shift;
            shift += 7;
        } while (octet < 0);
        return value;
    }

    public String text() {
        int length = unsigned();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Passes over a text. */
    public void skipText() {
        int length = unsigned();
        position += length;
    }

    /** Whether the text that comes next is {@code utf8}; passes over it. */
    boolean isText(byte[] utf8) {
        int length = unsigned();
        int from = position;
        position += length;
        if (length != utf8.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != utf8[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * A valid time and its moment: the one that was stored, or, where another release of the time-zone data was in use
     * then, the one that the text has now.
     */
    long moment(boolean isSameRelease, ZoneId zone) {
        if (isSameRelease) {
            skipText();
            return signed();
        }
        long moment = When.parse(text()).moment(zone);
        signed();
        return moment;
    }
}
