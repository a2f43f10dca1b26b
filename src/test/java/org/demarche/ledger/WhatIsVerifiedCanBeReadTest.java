package org.demarche.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;
import org.demarche.ledger.verify.Damaged;
import org.demarche.ledger.verify.Fault;
import org.demarche.ledger.verify.Verified;
import org.demarche.ledger.verify.Verifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The form of an entry is written down twice: in the ledger, and in the verifier, which is to believe nothing of the ledger.
 * They must agree: the verifier takes whatever the ledger writes, and nothing that the ledger could not read back.
 */
class WhatIsVerifiedCanBeReadTest {
    private static final String SIGNS = "{}[]\",:\\ 0123456789-+.eTZnu\t\r\0\u00e9/a";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsWrittenIsVerified(long seed) throws Exception {
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            byte[] line = leaf(random).line();
            assertThat(verified(line))
                    .as("seed %d, %s", seed, new String(line, UTF_8))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsVerifiedIsReadBackAsItIs(long seed) throws Exception {
        Random random = new Random(seed);
        int taken = 0;
        int refused = 0;
        for (int n = 0; n < 1_500; n++) {
            byte[] line = damaged(leaf(random).line(), random);
            if (verified(line)) {
                String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
                assertThat(Leaf.parse(text).line())
                        .as("seed %d, %s", seed, text)
                        .isEqualTo(line);
                taken++;
            } else {
                refused++;
            }
        }
        assertThat(taken).isGreaterThan(100);
        assertThat(refused).isGreaterThan(100);
    }

    private static boolean verified(byte[] line) throws IOException {
        byte[] export = Arrays.copyOf(line, line.length + 1);
        export[line.length] = '\n';
        try {
            Verified verified = Verifier.ofForm().verify(new ByteArrayInputStream(export), read -> {});
            return verified.equals(new Verified(new TreeHead(1, Hash.ofLeaf(line)), 0));
        } catch (Damaged e) {
            assertThat(e.fault()).isIn(Fault.MALFORMED, Fault.REMOVED, Fault.ALTERED, Fault.TRUNCATED);
            return false;
        }
    }

    private static Leaf leaf(Random random) {
        return new Leaf(
                1,
                random.nextLong(4_000_000_000L),
                new StoredEvent(
                        0,
                        word(random),
                        word(random),
                        word(random),
                        0,
                        word(random),
                        word(random),
                        word(random),
                        "{\"words\":[1.50, \"}\", \"\u00e9\\u00e9\"],\"more\":{\"a\":null}}".getBytes(UTF_8),
                        "{\"who\": \"me\"}".getBytes(UTF_8)));
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            word.appendCodePoint(random.nextInt(8) == 0 ? random.nextInt(0x20) : 0x20 + random.nextInt(0x2000));
        }
        return word.toString();
    }

    /** One octet changed, added or left out. */
    private static byte[] damaged(byte[] line, Random random) {
        int at = random.nextInt(line.length);
        byte octet = random.nextInt(3) == 0
                ? (byte) random.nextInt(256)
                : SIGNS.getBytes(UTF_8)[random.nextInt(SIGNS.getBytes(UTF_8).length)];
        int before = random.nextInt(2);
        int after = random.nextInt(2);
        byte[] damaged = new byte[at + before + line.length - at - after];
        System.arraycopy(line, 0, damaged, 0, at);
        System.arraycopy(line, at + after, damaged, at + before, line.length - at - after);
        if (before == 1) {
            damaged[at] = octet;
        }
        return damaged;
    }
}
