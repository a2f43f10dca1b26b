package org.demarche.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    /** RFC 8032, section 7.1, test 1, as PKCS #8. */
    private static final String PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """;

    @Test
    void areReadFromPemWithTheirPublicHalf() {
        SigningKey key = SigningKey.parse(PEM);
        assertThat(HexFormat.of().formatHex(key.publicKey()))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(key.pem()).isEqualTo(PEM);
    }

    @Test
    void areNewEachTimeAndSurviveBeingWritten() {
        SigningKey key = SigningKey.generate();
        assertThat(SigningKey.parse(key.pem()).publicKey()).isEqualTo(key.publicKey());
        assertThat(SigningKey.generate().publicKey()).isNotEqualTo(key.publicKey());
        assertThat(key).hasToString("an Ed25519 signing key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"
            })
    void areRefusedWhenTheyAreNone(String pem) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(pem));
    }

    @Test
    void areRefusedWhenTheirTextIsMangled() {
        assertThat(VerifierKey.parse(KEY)).hasToString(KEY);
        for (int from = 0; from < KEY.length(); from++) {
            for (int to = from; to <= KEY.length(); to++) {
                if (to - from < KEY.length()) {
                    String part = KEY.substring(from, to);
                    assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(part));
                }
            }
            String other = KEY.substring(0, from) + (char) (KEY.charAt(from) + 1) + KEY.substring(from + 1);
            assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(other));
        }
    }

    /** From Go's tests: a key that is too long, and one of an unknown kind, both with the right id. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void areRefusedWhenTheyAreNotEd25519(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b", "a\nb", "a\u0000b"})
    void areNotNamedLikeThis(String name) {
        assertThat(VerifierKey.isName(name)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.generate().verifier(name));
    }
}
