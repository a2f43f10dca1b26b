package org.demarche.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash, in the forms in which it is written. Immutable. */
public final class Digest {
    private final byte[] octets;

    private Digest(byte[] octets) {
        this.octets = octets;
    }

    /** Of the text in UTF-8. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the octets. */
    public static Digest of(byte[] octets) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** As a field of HTTP has it (RFC 9530). */
    public String field() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(octets) + ":";
    }

    /** 64 hexadecimal digits. */
    public String hexadecimal() {
        return HexFormat.of().formatHex(octets);
    }

    /** Prints as URL-safe text. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
