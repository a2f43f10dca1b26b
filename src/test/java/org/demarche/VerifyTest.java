package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SigningKey;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;
import org.demarche.ledger.verify.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed to check an export: of the ledger of the Niger crisis, and what it answers. */
class VerifyTest {
    private static final SigningKey STRANGER = SigningKey.generate();

    private static final NigerLedger LEDGER = NigerLedger.recorded();
    private static final String EXPORT = NigerLedger.text(LEDGER.lines());
    private static final String ORIGIN = LEDGER.key().name();
    private static final int SIZE = LEDGER.lines().size();

    @TempDir
    Path folder;

    @Test
    void saysWhatHasStoodTheTest() throws IOException {
        Said said = verify(EXPORT, "--checkpoint=" + checkpoint(), "--key=" + LEDGER.key());
        assertThat(said)
                .isEqualTo(new Said(
                        0, "VERIFIED " + SIZE + " entries root " + LEDGER.head().root() + "\n", ""));
    }

    @Test
    void takesTheKeyFromAFileToo() throws IOException {
        Said said = verify(EXPORT, "--checkpoint", checkpoint(), "--key", file("key", LEDGER.key() + "\n"));
        assertThat(said.status()).isZero();
    }

    @Test
    void saysWhatItHasNotChecked() throws IOException {
        String formOnly = "Form and order only: no checkpoint was given, and anybody can make such a file.\n";
        assertThat(verify(EXPORT).out())
                .isEqualTo("VERIFIED " + SIZE + " entries root " + LEDGER.head().root() + "\n" + formOnly);
        assertThat(verify("").out()).isEqualTo("VERIFIED 0 entries root " + Hash.OF_NO_LEAVES + "\n" + formOnly);
        assertThat(verify(EXPORT, "--checkpoint=" + file("earlier", signed(100))))
                .isEqualTo(new Said(
                        0,
                        "VERIFIED 100 entries root " + root(100)
                                + "\nThe signature was not checked: no key was given.\n"
                                + "Further entries, which no checkpoint covers: " + (SIZE - 100) + "\n",
                        ""));
    }

    @Test
    void holdsTheCheckpointAgainstThePreviousOne() throws IOException {
        String now = "--checkpoint=" + checkpoint();
        String known = "--key=" + LEDGER.key();
        String stranger = "--key=" + STRANGER.verifier(ORIGIN);
        assertThat(verify(EXPORT, now, known, stranger, "--previous=" + file("kept", signed(100)))
                        .status())
                .isZero();
        assertThat(verify(EXPORT, now, known, stranger, "--previous=" + file("kept", signed(100, root(99)))))
                .isEqualTo(Said.fault(
                        Fault.FORKED,
                        "previous checkpoint: expected the root " + root(99) + " over 100 entries, found "
                                + root(100)));
        assertThat(verify(EXPORT, now, known, "--previous=" + file("kept", signed(100)))
                        .status())
                .isEqualTo(Fault.WRONG_KEY.status());
    }

    @Test
    void believesNoOtherKeyAndNoOtherLedger() throws IOException {
        String given = "--checkpoint=" + checkpoint();
        assertThat(verify(EXPORT, given, "--key=" + STRANGER.verifier(ORIGIN)).out())
                .startsWith("FAULT wrong-key checkpoint: ");
        assertThat(verify(EXPORT, given, "--key=" + STRANGER.verifier("other")))
                .isEqualTo(Said.fault(
                        Fault.WRONG_ORIGIN, "checkpoint: expected one of the origins [other], found " + ORIGIN));
        assertThat(verify(
                                EXPORT,
                                "--checkpoint="
                                        + file("no-checkpoint", LEDGER.key().toString()))
                        .status())
                .isEqualTo(Fault.MALFORMED.status());
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws IOException {
        String given = "--checkpoint=" + checkpoint();
        assertThat(verify(EXPORT, "--key=" + LEDGER.key()).err()).contains("Give --checkpoint=FILE too");
        assertThat(verify(EXPORT, "--previous=x").status()).isEqualTo(2);
        assertThat(verify(EXPORT, given, "--key=nonsense").err()).contains("--key is neither");
        assertThat(verify(EXPORT, given, "--key=a\0b").status()).isEqualTo(2);
        assertThat(verify(EXPORT, given, "--keys=" + LEDGER.key()).status()).isEqualTo(2);
        assertThat(Said.to("verify").status()).isEqualTo(2);
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        String missing = folder.resolve("missing").toString();
        assertThat(Said.to("verify", missing))
                .isEqualTo(new Said(1, "", "Cannot be read: java.nio.file.NoSuchFileException: " + missing + "\n"));
        assertThat(verify(EXPORT, "--checkpoint=" + missing).status()).isEqualTo(1);
        assertThat(Said.to("verify", folder.toString()).status()).isEqualTo(1);
    }

    @Test
    void hasAnExitStatusOfItsOwnForEveryFaultAndTellsThem() {
        String help = Said.to("verify", "--help").out();
        String ofCertificates = Said.to("verify-certificate", "--help").out();
        for (Fault fault : Fault.values()) {
            assertThat(fault == Fault.REFUTED ? ofCertificates : help)
                    .contains(fault.status() + "   " + fault.code() + ": ");
        }
        assertThat(Stream.of(Fault.values()).map(Fault::status))
                .doesNotHaveDuplicates()
                .allMatch(status -> status > 2);
    }

    private Said verify(String export, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify", file("export.ndjson", export)));
        Collections.addAll(arguments, options);
        return Said.to(arguments.toArray(String[]::new));
    }

    private String checkpoint() throws IOException {
        return file("checkpoint", LEDGER.checkpoint().toString());
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String signed(int size) {
        return signed(size, root(size));
    }

    private static String signed(int size, Hash root) {
        return STRANGER.sign(new Checkpoint(ORIGIN, new TreeHead(size, root)).text(), ORIGIN)
                .toString();
    }

    private static Hash root(int size) {
        CompactRange range = new CompactRange();
        LEDGER.lines().subList(0, size).forEach(line -> range.append(Hash.ofLeaf(line.getBytes(UTF_8))));
        return range.root();
    }
}
