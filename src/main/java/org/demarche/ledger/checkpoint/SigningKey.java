package org.demarche.ledger.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Ed25519 key by which notes are signed. Prints nothing of itself. Immutable. */
public final class SigningKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
    private static final int RAW = 32;

    private final PrivateKey secret;
    private final byte[] publicKey;

    private SigningKey(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        this.secret = pair.getPrivate();
        this.publicKey = Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
    }

    /** A new key from the platform's best source of chance. */
    public static SigningKey generate() {
        return new SigningKey(pair(new SecureRandom()));
    }

    /**
     * The key in a PEM file of PKCS #8, as {@link #pem} and {@code openssl genpkey -algorithm ed25519} write it. Throws
     * {@link IllegalArgumentException} for anything else.
     */
    public static SigningKey parse(String pem) {
        Matcher text = PEM.matcher(pem);
        if (!text.matches()) {
            throw new IllegalArgumentException("Not a private key in PEM");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.group(1));
            if (KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded))
                    instanceof EdECPrivateKey key) {
                return ofSeed(key.getBytes().orElseThrow());
            }
            throw new IllegalArgumentException("Not an Ed25519 key");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 key", e);
        }
    }

    /**
     * The key of a seed (RFC 8032, section 5.1.5). The platform tells a public key only together with a new private one; so
     * it is given the seed for chance. That it took it is checked.
     */
    static SigningKey ofSeed(byte[] seed) {
        SigningKey key = new SigningKey(pair(new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] octets) {
                System.arraycopy(seed, 0, octets, 0, RAW);
            }
        }));
        if (!(key.secret instanceof EdECPrivateKey secret)
                || !Arrays.equals(seed, secret.getBytes().orElseThrow())) {
            throw new IllegalStateException("This Java platform makes Ed25519 keys of something else than chance");
        }
        return key;
    }

    /** The key as the text of a PEM file. Whoever has it can sign. */
    public String pem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    /** The key by which others check what this one has signed under {@code name}. */
    public VerifierKey verifier(String name) {
        return new VerifierKey(name, publicKey);
    }

    /** The 32 octets of the public key (RFC 8032). */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The text, signed under {@code name}. The same text is always signed the same. */
    public SignedNote sign(String text, String name) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(text, List.of(SignedNote.Line.of(verifier(name), signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform of ours has Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "an Ed25519 signing key";
    }

    private static KeyPair pair(SecureRandom chance) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, chance);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform of ours has Ed25519", e);
        }
    }
}
