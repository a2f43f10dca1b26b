package org.demarche.ledger.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts an export into blocks of whole lines, in bounded memory. Not thread-safe. */
final class Blocks {
    private static final int BLOCK = 1 << 18;

    private final InputStream export;
    private byte[] rest = {};
    private long read;

    Blocks(InputStream export) {
        this.export = export;
    }

    /** How many octets were read. */
    long read() {
        return read;
    }

    /**
     * The next whole lines, nothing at the end. The last line of all is as it is, and one that is too long is cut where that
     * has become clear.
     */
    Block next() throws IOException {
        byte[] octets = rest;
        int length = rest.length;
        int lines = 0;
        boolean ended = false;
        while (lines == 0 && !ended && length <= Block.LONGEST) {
            int wanted = Math.max(BLOCK, length);
            octets = Arrays.copyOf(octets, length + wanted);
            int got = export.readNBytes(octets, length, wanted);
            lines = endOfLines(octets, length, length + got);
            length += got;
            read += got;
            ended = got < wanted;
        }
        int end = lines == 0 ? length : lines;
        rest = Arrays.copyOfRange(octets, end, length);
        return new Block(octets, end);
    }

    private static int endOfLines(byte[] octets, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (octets[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
