package org.demarche.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 hash of the tree: 32 octets. Prints as Base 64 (RFC 4648, section 4), as it is on the wire. Immutable. */
public final class Hash {
    /** How many octets a hash has. */
    public static final int LENGTH = 32;

    /** The root of the tree without leaves: the hash of nothing (RFC 9162, section 2.1.1). */
    public static final Hash OF_NO_LEAVES = new Hash(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] octets;

    private Hash(byte[] octets) {
        this.octets = octets;
    }

    /** The hash of a leaf, SHA-256(0x00 || leaf) (RFC 9162, section 2.1.1). */
    public static Hash ofLeaf(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(leaf));
    }

    /** The hash of an inner node, SHA-256(0x01 || left || right) (RFC 9162, section 2.1.1). */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.octets);
        return new Hash(digest.digest(right.octets));
    }

    /** A hash from elsewhere. Throws {@link IllegalArgumentException} unless it has {@value #LENGTH} octets. */
    public static Hash of(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("A hash has " + LENGTH + " octets, not " + octets.length);
        }
        return new Hash(octets.clone());
    }

    /** The hash that prints as {@code text}. Throws {@link IllegalArgumentException} for whatever no hash prints as. */
    public static Hash parse(String text) {
        Hash hash = of(Base64.getDecoder().decode(text));
        if (!hash.toString().equals(text)) {
            throw new IllegalArgumentException("Not as a hash is written: " + text);
        }
        return hash;
    }

    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(octets, hash.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
