package org.demarche.ledger.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Some lines of an export.
 *
 * @param octets the lines, and maybe more
 * @param length how many octets the lines have
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not changed by whoever has it
record Block(byte[] octets, int length) {
    /**
     * The most octets of a line that is read. An embedded database takes no more than 16 MiB of payload and 1 MiB of metadata
     * into an entry.
     */
    static final int LONGEST = 32 << 20;

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < length) {
            int end = start;
            while (end < length && octets[end] != '\n') {
                end++;
            }
            lines.add(line(start, end));
            start = end + 1;
        }
        return lines;
    }

    private Line line(int start, int end) {
        if (end - start > LONGEST) {
            return new Line.NoEntry("it has more than " + LONGEST + " octets");
        }
        if (end == length && EntryReader.isBeginning(octets, start, end)) {
            return new Line.Unfinished();
        }
        try {
            return EntryReader.read(octets, start, end);
        } catch (IllegalArgumentException e) {
            return new Line.NoEntry(String.valueOf(e.getMessage()));
        }
    }
}
