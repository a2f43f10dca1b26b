package org.demarche.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
    /** Gives a few octets at a time, as a pipe does. */
    private static final class Trickle extends FilterInputStream {
        private final Random random = new Random(1);

        Trickle(byte[] octets) {
            super(new ByteArrayInputStream(octets));
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            return super.read(into, from, Math.min(most, 1 + random.nextInt(5_000)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void areTheWholeText(int seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < 2_000_000) {
            text.append("x".repeat(random.nextInt(random.nextInt(20) == 0 ? 700_000 : 3_000)))
                    .append('\n');
        }
        if (seed % 2 == 0) {
            text.append("no end");
        }
        byte[] octets = text.toString().getBytes(UTF_8);

        Blocks blocks = new Blocks(new Trickle(octets));
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (Block block = blocks.next(); block.length() > 0; block = blocks.next()) {
            read.write(block.octets(), 0, block.length());
            assertThat(block.octets()[block.length() - 1] == '\n' || read.size() == octets.length)
                    .as("ends with a line")
                    .isTrue();
        }
        assertThat(read.toByteArray()).isEqualTo(octets);
        assertThat(blocks.read()).isEqualTo(octets.length);
    }

    @Test
    void areNoneOfAnEmptyText() throws IOException {
        assertThat(new Blocks(InputStream.nullInputStream()).next().length()).isZero();
    }

    @Test
    void endWhereALineIsTooLong() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int most) {
                Arrays.fill(into, from, from + most, (byte) 'x');
                return most;
            }
        };
        Block block = new Blocks(endless).next();
        assertThat(block.length()).isBetween(Block.LONGEST + 1, 2 * Block.LONGEST + 1);
        assertThat(block.lines()).containsExactly(new Line.NoEntry("it has more than 33554432 octets"));
    }
}
