package org.demarche.stance.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers and texts in as few octets as they need; {@link FactsInput} reads them. */
final class FactsOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    /** A number from 0 on: seven bits in each octet, the lowest first, the eighth set when more follow. */
    void unsigned(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Any number: its sign goes into the lowest bit. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    /** The length in octets of the text in UTF-8, and these. */
    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        bytes.writeBytes(utf8);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
