package org.demarche.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SigningKey;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against trees of every size, with roots that are computed as RFC 9162 defines them. */
class VerifierTest {
    private static final String ORIGIN = "example.org/drill";
    private static final SigningKey KEY = SigningKey.generate();
    private static final VerifierKey VERIFIER = KEY.verifier(ORIGIN);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsEveryCheckpointInAnExportThatIsLonger(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> lines = Lines.export(seed, 5, 40 + random.nextInt(40));
        for (int size = 0; size <= lines.size(); size++) {
            int previous = random.nextInt(size + 1);
            assertThat(against(lines.subList(0, size), lines.subList(0, previous))
                            .verify(in(lines), read -> {}))
                    .as("seed %d, %d of %d entries, %d before", seed, size, lines.size(), previous)
                    .isEqualTo(new Verified(new TreeHead(size, root(lines.subList(0, size))), lines.size() - size));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsEveryExportTooShortThatLacksEntries(long seed) throws Exception {
        List<String> lines = Lines.export(seed, 5, 40);
        Verifier verifier = against(lines, lines.subList(0, 20));
        for (int size = 0; size < lines.size(); size++) {
            List<String> shorter = lines.subList(0, size);
            refuses(
                    Fault.TRUNCATED,
                    "expected 40 entries, found " + size,
                    () -> verifier.verify(in(shorter), read -> {}));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsEveryWordThatIsNotTheOneThatWasSigned(long seed) throws Exception {
        List<String> lines = Lines.export(seed, 5, 40);
        Verifier verifier = against(lines, null);
        for (int line = 0; line < lines.size(); line++) {
            List<String> other = new ArrayList<>(lines);
            other.set(line, lines.get(line).replace("decide", "divide"));
            refuses(Fault.ALTERED, "checkpoint: expected the root", () -> verifier.verify(in(other), read -> {}));
        }
    }

    /** The export: which history of 40 entries and how much of it; the history and the size of both checkpoints. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            a, 40,   a, 40,   a, 20,   VERIFIED
            a, 40,   a, 20,   a, 40,   VERIFIED
            a, 40,   a, 0,    a, 0,    VERIFIED
            a, 40,   a, 40,   b, 0,    VERIFIED
            a, 40,   a, 40,   b, 20,   FORKED
            a, 40,   a, 20,   b, 40,   FORKED
            a, 40,   a, 20,   b, 20,   FORKED
            a, 40,   b, 40,   a, 20,   ALTERED
            a, 40,   b, 40,   b, 20,   ALTERED
            a, 30,   a, 40,   b, 20,   ALTERED
            a, 30,   b, 20,   a, 40,   ALTERED
            a, 30,   a, 20,   a, 40,   TRUNCATED
            a, 30,   a, 20,   b, 40,   TRUNCATED
            a, 30,   a, 35,   b, 40,   TRUNCATED
            """)
    void tellsHistoriesApart(String is, int size, String now, int nowSize, String kept, int keptSize, String verdict) {
        assertThat(verdict(history(is, size), history(now, nowSize), history(kept, keptSize)))
                .isEqualTo(verdict);
    }

    @Test
    void believesACheckpointOnlyWhenTheKeyOfItsLedgerHasSignedIt() throws Exception {
        List<String> lines = Lines.export(1, 5, 10);
        SigningKey other = SigningKey.generate();
        byte[] good = checkpoint(KEY, ORIGIN, lines);
        Verifier.of(good, good, List.of(VERIFIER));
        Verifier.of(good, checkpoint(other, ORIGIN, lines), List.of(other.verifier(ORIGIN), VERIFIER));

        refuses(Fault.WRONG_KEY, "signature", () -> Verifier.of(good, null, List.of(other.verifier(ORIGIN))));
        refuses(
                Fault.WRONG_KEY,
                "previous checkpoint",
                () -> Verifier.of(good, checkpoint(other, ORIGIN, lines), List.of(VERIFIER)));
        refuses(
                Fault.WRONG_KEY,
                "signature",
                () -> Verifier.of(changed(good, "\n10\n", "\n11\n"), null, List.of(VERIFIER)));
        refuses(
                Fault.WRONG_KEY,
                "signature",
                () -> Verifier.of(signed(KEY, "else", ORIGIN, lines), null, List.of(VERIFIER)));
        refuses(Fault.WRONG_ORIGIN, "[else]", () -> Verifier.of(good, null, List.of(KEY.verifier("else"))));
        refuses(
                Fault.WRONG_ORIGIN,
                "previous checkpoint: expected one of the origins [example.org/drill], found else",
                () -> Verifier.of(good, checkpoint(KEY, "else", lines), List.of()));
        refuses(Fault.MALFORMED, "checkpoint", () -> Verifier.of(new byte[0], null, List.of()));
        refuses(
                Fault.MALFORMED,
                "previous checkpoint",
                () -> Verifier.of(good, changed(good, "\n10\n", "\nten\n"), List.of()));
    }

    @Test
    void tellsHowFarItHasCome() throws Exception {
        List<String> lines = Lines.export(1, 1000, 3000);
        List<Long> told = new ArrayList<>();
        Verifier.ofForm().verify(in(lines), told::add);
        assertThat(told).isSorted().hasSizeGreaterThan(2).endsWith((long) Lines.text(lines).length);
    }

    private static String verdict(List<String> export, List<String> checkpoint, List<String> previous) {
        try {
            against(checkpoint, previous).verify(in(export), read -> {});
            return "VERIFIED";
        } catch (Damaged e) {
            return e.fault().name();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> history(String name, int size) {
        return Lines.export(name.hashCode(), 5, size);
    }

    private static Verifier against(List<String> checkpoint, @Nullable List<String> previous) throws Damaged {
        return Verifier.of(
                checkpoint(KEY, ORIGIN, checkpoint),
                previous == null ? null : checkpoint(KEY, ORIGIN, previous),
                List.of(VERIFIER));
    }

    private static byte[] checkpoint(SigningKey key, String origin, List<String> lines) {
        return signed(key, origin, origin, lines);
    }

    private static byte[] signed(SigningKey key, String name, String origin, List<String> lines) {
        Checkpoint checkpoint = new Checkpoint(origin, new TreeHead(lines.size(), root(lines)));
        return key.sign(checkpoint.text(), name).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] changed(byte[] note, String what, String by) {
        return new String(note, StandardCharsets.UTF_8).replace(what, by).getBytes(StandardCharsets.UTF_8);
    }

    /** MTH of RFC 9162, section 2.1.1, as it is written there. */
    private static Hash root(List<String> lines) {
        int n = lines.size();
        if (n == 0) {
            return Hash.OF_NO_LEAVES;
        }
        if (n == 1) {
            return Hash.ofLeaf(lines.getFirst().getBytes(StandardCharsets.UTF_8));
        }
        int k = Integer.highestOneBit(n - 1);
        return Hash.ofNode(root(lines.subList(0, k)), root(lines.subList(k, n)));
    }

    private static ByteArrayInputStream in(List<String> lines) {
        return new ByteArrayInputStream(Lines.text(lines));
    }

    private static void refuses(Fault fault, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Damaged.class, damaged -> assertThat(damaged.fault()).isEqualTo(fault))
                .hasMessageContaining(message);
    }
}
