package org.demarche.web;

import static org.demarche.fuzz.FuzzTarget.require;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.kernel.Refusal;

/** Cursors of pages, and the octets within them. */
public final class CursorFuzz implements FuzzTarget {
    private static final Cursor SAMPLE = new Cursor(new AsOfParameters("", "2023", "7", null, "2"), "digest", "after");

    @Override
    public void run(byte[] octets) {
        decode(new String(octets, StandardCharsets.UTF_8));
        decode(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    private static void decode(String text) {
        try {
            Cursor cursor = Cursor.decode(text);
            require(Cursor.decode(cursor.encode()).equals(cursor), cursor);
        } catch (Refusal foreign) {
            // most are
        }
    }

    @Override
    public List<byte[]> seeds() {
        String encoded = SAMPLE.encode();
        return List.of(
                encoded.getBytes(StandardCharsets.UTF_8), Base64.getUrlDecoder().decode(encoded));
    }
}
