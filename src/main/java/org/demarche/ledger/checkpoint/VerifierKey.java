package org.demarche.ledger.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An Ed25519 key by which notes are checked, with the name of its owner (c2sp.org/signed-note). Prints as
 * {@code name+id+key}: id in hexadecimal, key in Base 64 after the octet 0x01 that stands for Ed25519. Immutable.
 */
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern NAME = Pattern.compile("[^+\\s\\p{Z}\\p{C}]{1,200}");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    /**
     * @param name 1 to 200 characters, no space, no plus, no control character
     * @param raw the 32 octets of the public key (RFC 8032)
     */
    VerifierKey(String name, byte[] raw) {
        if (!isName(name)) {
            throw new IllegalArgumentException("Not the name of a key: " + name);
        }
        this.name = name;
        this.raw = raw.clone();
        try {
            byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + raw.length);
            System.arraycopy(raw, 0, encoded, SPKI.length, raw.length);
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 key", e);
        }
    }

    /** Whether a key may have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The key that prints as {@code text}. Throws {@link IllegalArgumentException} for whatever none prints as. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length == 3) {
            byte[] key = Base64.getDecoder().decode(parts[2]);
            if (key.length > 0 && key[0] == ED25519) {
                VerifierKey parsed = new VerifierKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
                if (parsed.toString().equals(text)) {
                    return parsed;
                }
            }
        }
        throw new IllegalArgumentException("Not an Ed25519 verifier key: " + text);
    }

    /** Whose key it is; for a ledger, its origin. */
    public String name() {
        return name;
    }

    /** The first four octets of SHA-256(name || 0x0A || 0x01 || key), in hexadecimal. */
    String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(ED25519);
            return HexFormat.of().formatHex(digest.digest(raw), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    boolean verifies(String text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform of ours has Ed25519", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey verifier && toString().equals(verifier.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        byte[] typed = new byte[1 + raw.length];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
