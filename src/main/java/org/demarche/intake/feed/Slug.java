package org.demarche.intake.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** Readable ids: {@code [a-z0-9][a-z0-9-]{0,79}}. */
public final class Slug {
    private static final int LONGEST = 80;
    private static final int DIGEST = 8;

    private Slug() {}

    /**
     * The text in lower case, its letters without marks and everything else a hyphen. A text that is too long, or of which too
     * little is left to tell it from others, ends in eight digits of its SHA-256.
     */
    public static String of(String text) {
        String plain = plain(text);
        String slug = slug(plain);
        boolean lost = plain.codePoints().anyMatch(letter -> Character.isLetterOrDigit(letter) && letter > 0x7f);
        return slug.isEmpty() || slug.length() > LONGEST || lost ? ended(slug, text) : slug;
    }

    /** As {@link #of}, and ended in the digits whatever is left: another one for every other text. */
    public static String apart(String text) {
        return ended(slug(plain(text)), text);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String slug(String plain) {
        return plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static String ended(String slug, String text) {
        String begin = slug.substring(0, Math.min(slug.length(), LONGEST - 1 - DIGEST));
        return begin.isEmpty() ? "x-" + digest(text) : begin + "-" + digest(text);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST / 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
