package org.demarche.ledger.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and who has signed it (c2sp.org/signed-note). Prints as it is passed on. Nothing of the text is to be believed
 * before {@link #isSignedBy}.
 *
 * @param text what is signed, its last line feed included
 */
public record SignedNote(String text, List<Line> signatures) {
    private static final int ID = 4;
    private static final int MOST_SIGNATURES = 100;
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x09\\x0B-\\x1F]");

    /**
     * A line of signature, read no further than that: its key may be of a kind that is not known here.
     *
     * @param octets id of the key and signature, Base 64
     */
    public record Line(String name, String octets) {
        private static final Pattern WRITTEN = Pattern.compile("\u2014 (\\S+) (\\S+)");

        static Line of(VerifierKey key, byte[] signature) {
            byte[] id = HexFormat.of().parseHex(key.id());
            byte[] octets = Arrays.copyOf(id, ID + signature.length);
            System.arraycopy(signature, 0, octets, ID, signature.length);
            return new Line(key.name(), Base64.getEncoder().encodeToString(octets));
        }

        static Line parse(String line) {
            Matcher parts = WRITTEN.matcher(line);
            if (!parts.matches()
                    || !VerifierKey.isName(parts.group(1))
                    || Base64.getDecoder().decode(parts.group(2)).length <= ID) {
                throw new IllegalArgumentException("Not a line of signature: " + line);
            }
            return new Line(parts.group(1), parts.group(2));
        }

        boolean isBy(VerifierKey key) {
            byte[] decoded = Base64.getDecoder().decode(octets);
            return name.equals(key.name())
                    && HexFormat.of().formatHex(decoded, 0, ID).equals(key.id());
        }

        byte[] signature() {
            byte[] decoded = Base64.getDecoder().decode(octets);
            return Arrays.copyOfRange(decoded, ID, decoded.length);
        }

        @Override
        public String toString() {
            return "\u2014 " + name + " " + octets;
        }
    }

    public SignedNote {
        if (!text.endsWith("\n") || CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException("A note is lines of text, each ended by a line feed");
        }
        signatures = List.copyOf(signatures);
    }

    /** Reads a note as it was received. Throws {@link IllegalArgumentException} for what is none. */
    public static SignedNote parse(byte[] octets) {
        String note = utf8(octets);
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || end == note.length() - 2) {
            throw new IllegalArgumentException("A signed note ends with an empty line and lines of signature");
        }
        String[] lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new IllegalArgumentException("A note with more than " + MOST_SIGNATURES + " signatures is not read");
        }
        List<Line> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(Line.parse(line));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** Whether the key has signed the text: a signature has its name and id, and every one that has is good. */
    public boolean isSignedBy(VerifierKey key) {
        List<Line> own = signatures.stream().filter(line -> line.isBy(key)).toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.verifies(text, line.signature()));
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line).append('\n'));
        return note.toString();
    }

    private static String utf8(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A note is UTF-8", e);
        }
    }
}
