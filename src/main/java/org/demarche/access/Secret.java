package org.demarche.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.demarche.web.Digest;

/** The secrets of tokens: 256 random bits each, so that a plain hash hides them well enough. */
final class Secret {
    /** With which every secret of ours begins, so that it is known for one wherever it is found. */
    static final String PREFIX = "dmr_";

    private static final int OCTETS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String random() {
        return PREFIX + text(OCTETS);
    }

    /** Random text that is no secret. */
    static String text(int octets) {
        byte[] random = new byte[octets];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** By which a secret is known again: SHA-256, 64 hexadecimal digits. */
    static String hash(String secret) {
        return Digest.of(secret).hexadecimal();
    }
}
