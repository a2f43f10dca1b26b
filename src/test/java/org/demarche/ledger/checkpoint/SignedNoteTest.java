package org.demarche.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signed notes, held against the key and the note that Go publishes with its own (golang.org/x/mod/sumdb/note). */
class SignedNoteTest {
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String SIGNATURE = "\u2014 PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String NOTE = TEXT + "\n" + SIGNATURE;

    private final VerifierKey peter = VerifierKey.parse(KEY);
    private final SigningKey another = SigningKey.generate();

    @Test
    void isSignedToTheOctetAsPublished() {
        byte[] secret = Base64.getDecoder().decode(SECRET);
        SigningKey key = SigningKey.ofSeed(Arrays.copyOfRange(secret, 1, secret.length));
        assertThat(key.verifier("PeterNeumann")).isEqualTo(peter).hasToString(KEY);
        assertThat(key.sign(TEXT, "PeterNeumann")).hasToString(NOTE);
    }

    @Test
    void isReadAndCheckedAsPublished() {
        SignedNote note = read(NOTE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note).hasToString(NOTE);
        assertThat(note.isSignedBy(peter)).isTrue();
    }

    @Test
    void isNotSignedByWhoseNameOrKeyIsAnother() {
        assertThat(read(NOTE).isSignedBy(another.verifier("PeterNeumann"))).isFalse();
        assertThat(read(NOTE.replace("\u2014 PeterNeumann", "\u2014 PeterNewman"))
                        .isSignedBy(peter))
                .isFalse();
        assertThat(another.sign(TEXT, "PeterNeumann").isSignedBy(peter)).isFalse();
    }

    @Test
    void isNotSignedWhenAnythingOfItIsAltered() {
        byte[] octets = NOTE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            octets[i] ^= 1;
            assertThat(isSigned(octets)).as("octet %s", i).isFalse();
            octets[i] ^= 1;
        }
        assertThat(isSigned(octets)).isTrue();
    }

    @Test
    void mayBeSignedByOthersTooWhoseKeysAreOfUnknownKinds() {
        SignedNote.Line other = another.sign(TEXT, "Other").signatures().getFirst();
        SignedNote both =
                new SignedNote(TEXT, List.of(other, read(NOTE).signatures().getFirst()));
        assertThat(read(both.toString()).isSignedBy(peter)).isTrue();
        assertThat(read(both.toString()).isSignedBy(another.verifier("Other"))).isTrue();
        assertThat(read(NOTE + "\u2014 example.org/witness AAAAAAAA\n").isSignedBy(peter))
                .isTrue();
    }

    @Test
    void isNotSignedWhenOneOfTwoSignaturesOfTheKeyIsBad() {
        String bad = SIGNATURE.replace("BwJnAM=", "BwJnAQ=");
        assertThat(read(NOTE + bad).isSignedBy(peter)).isFalse();
        assertThat(read(TEXT + "\n" + bad + SIGNATURE).isSignedBy(peter)).isFalse();
    }

    @Test
    void mayHaveEmptyLines() {
        SignedNote note = another.sign("a\n\nb\n", "Other");
        assertThat(read(note.toString())).isEqualTo(note);
        assertThat(note.isSignedBy(another.verifier("Other"))).isTrue();
    }

    static List<String> malformed() {
        return List.of(
                "",
                TEXT,
                TEXT + SIGNATURE,
                TEXT + "\n",
                NOTE.strip(),
                NOTE + "\n",
                "\n" + SIGNATURE,
                TEXT + "\n" + SIGNATURE.replace("\u2014", "-"),
                TEXT + "\n" + SIGNATURE.replace("PeterNeumann", "Peter Neumann"),
                TEXT + "\n" + SIGNATURE.replace("PeterNeumann", "Peter+Neumann"),
                TEXT + "\n" + SIGNATURE.replace("x08go", "*08go"),
                TEXT + "\n\u2014 PeterNeumann x08gow==\n",
                "a\tb\n\n" + SIGNATURE,
                "a\rb\n\n" + SIGNATURE,
                TEXT + "\n" + SIGNATURE.repeat(101));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isRefusedWhenItIsNone(String note) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(note));
    }

    @Test
    void isRefusedWhenItIsNotUtf8() {
        byte[] octets = NOTE.getBytes(StandardCharsets.UTF_8);
        octets[3] = (byte) 0xC3;
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(octets));
    }

    private boolean isSigned(byte[] note) {
        try {
            return SignedNote.parse(note).isSignedBy(peter);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static SignedNote read(String note) {
        return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
    }
}
