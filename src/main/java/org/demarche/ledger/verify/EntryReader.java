package org.demarche.ledger.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.ledger.tree.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads one line as a ledger writes it: the fields of the frame in their order and in the one form that they have, metadata
 * and payload any object of JSON that has no name twice. Written from the format (docs/ledger.md) and not from the writer.
 */
final class EntryReader {
    /** Its buffers stay with the threads; a queue that all share takes a quarter of the time. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final byte[] BEGINNING = "{\"revision\":".getBytes(StandardCharsets.US_ASCII);
    private static final char REPLACED = '\uFFFD';
    private static final int MOST_DIGITS = 18;
    /** What cannot stand for itself in a string, in the shortest form. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\bfnrt]|u00(?:0[0-7BEF]|1[0-9A-F]))");

    private final byte[] octets;
    private final int start;
    private final int end;
    private int at;

    private EntryReader(byte[] octets, int start, int end) {
        this.octets = octets;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    /** Whether what is there may be the first octets of an entry. */
    static boolean isBeginning(byte[] octets, int start, int end) {
        int known = Math.min(BEGINNING.length, end - start);
        return Arrays.equals(octets, start, start + known, BEGINNING, 0, known);
    }

    /**
     * Reads the line from {@code start} to {@code end}, its line feed not included. Throws {@link IllegalArgumentException}
     * that says where it is not an entry.
     */
    static Line.Entry read(byte[] octets, int start, int end) {
        return new EntryReader(octets, start, end).entry();
    }

    private Line.Entry entry() {
        text();
        expect("{\"revision\":");
        long revision = number();
        if (revision == 0) {
            throw unexpected("a revision from 1 on");
        }
        expect(",\"recordedAt\":");
        wholeSecond();
        expect(",\"event\":");
        string();
        expect(",\"type\":");
        string();
        expect(",\"typeRevision\":");
        string();
        expect(",\"aggregate\":");
        String aggregate = string();
        expect(",\"aggregateType\":");
        string();
        expect(",\"sequence\":");
        long sequence = number();
        expect(",\"timestamp\":");
        string();
        expect(",\"metadata\":");
        object();
        expect(",\"payload\":");
        object();
        expect("}");
        if (at != end) {
            throw unexpected("the end of the line");
        }
        return new Line.Entry(revision, aggregate, sequence, Hash.ofLeaf(Arrays.copyOfRange(octets, start, end)));
    }

    /** UTF-8 without control characters; a tab may stand between the values that are embedded. */
    private void text() {
        boolean ascii = true;
        for (int i = start; i < end; i++) {
            byte octet = octets[i];
            if (octet < ' ' && octet >= 0 && octet != '\t') {
                at = i;
                throw unexpected("no control character " + octet);
            }
            ascii &= octet >= 0;
        }
        if (!ascii && new String(octets, start, end - start, StandardCharsets.UTF_8).indexOf(REPLACED) >= 0) {
            utf8();
        }
    }

    /** Slow; only for lines in which the quick decoder has replaced something, or nothing but itself. */
    private void utf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, start, end - start));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }

    private void expect(String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if (at + i >= end || octets[at + i] != wanted.charAt(i)) {
                throw unexpected(wanted);
            }
        }
        at += wanted.length();
    }

    private long number() {
        int from = at;
        long number = 0;
        while (at < end && octets[at] >= '0' && octets[at] <= '9' && at - from < MOST_DIGITS) {
            number = 10 * number + octets[at++] - '0';
        }
        if (at == from || (octets[from] == '0' && at - from > 1)) {
            at = from;
            throw unexpected("a whole number");
        }
        return number;
    }

    /** The text between the quotes, as it is written. */
    private String string() {
        expect("\"");
        int from = at;
        while (at < end && octets[at] != '"') {
            at += octets[at] == '\\' ? escape() : character();
        }
        String text = new String(octets, from, at - from, StandardCharsets.UTF_8);
        expect("\"");
        return text;
    }

    private int character() {
        if (octets[at] == '\t') {
            throw unexpected("\\t");
        }
        return 1;
    }

    private int escape() {
        Matcher escape = ESCAPE.matcher(new String(octets, at, Math.min(6, end - at), StandardCharsets.ISO_8859_1));
        if (!escape.lookingAt()) {
            throw unexpected("the shortest form of a character");
        }
        return escape.end();
    }

    private void wholeSecond() {
        int from = at;
        String text = string();
        try {
            if (Instant.ofEpochSecond(Instant.parse(text).getEpochSecond())
                    .toString()
                    .equals(text)) {
                return;
            }
        } catch (DateTimeException none) {
            // as any other text
        }
        at = from;
        throw unexpected("an instant in whole seconds, UTC");
    }

    private void object() {
        if (at == end || octets[at] != '{') {
            throw unexpected("an object");
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), octets, at, end - at)) {
            json.nextToken();
            json.skipChildren();
            at += (int) json.currentLocation().getByteOffset();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("octet " + (at - start + 1) + ": " + e.getOriginalMessage(), e);
        }
    }

    private IllegalArgumentException unexpected(String wanted) {
        return new IllegalArgumentException("octet " + (at - start + 1) + ": expected " + wanted);
    }
}
