package org.demarche.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Answers made smaller for whoever takes them so. What is sent is then another representation, with an entity tag and a digest of
 * its own (RFC 9110, 8.8.3; RFC 9530, 3): the container leaves answers with strong tags alone.
 */
final class Gzip {
    static final String NAME = "gzip";

    /** Less is not worth it: it fits into two packets. */
    private static final int LEAST = 2_048;

    private Gzip() {}

    /** Whether a body is to be coded; only who names the coding takes it. */
    static boolean isWanted(List<String> acceptEncoding, byte[] body) {
        return body.length >= LEAST
                && List.of(String.join(",", acceptEncoding).split(",", -1)).stream()
                        .anyMatch(Gzip::isTaken);
    }

    private static boolean isTaken(String wish) {
        String[] parts = wish.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
        return parts[0].equals(NAME) && (parts.length == 1 || !parts[1].matches("q=0(\\.0*)?"));
    }

    /** The same octets for the same body on the same platform. */
    static byte[] coded(byte[] body) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream gzip = new Quick(coded)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    /** An answer waits for it: speed comes before size. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
