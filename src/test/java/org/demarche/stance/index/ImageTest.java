package org.demarche.stance.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {
    @TempDir
    private Path folder;

    /** Less than a buffer, as much, and more, beginning where another column ended. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 32_766, 32_767, 65_534, 65_535, 65_536, 262_135, 262_144, 700_001})
    void columnsOfAnyLengthAreReadAsTheyWereWritten(int length) throws IOException {
        byte[] octets = new byte[length];
        int[] ints = IntStream.range(0, length).map(i -> i * 0x9E3779B9).toArray();
        long[] longs =
                IntStream.range(0, length).mapToLong(i -> (-31L * i) << 20).toArray();
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (7 * i);
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageOutput out = new ImageOutput(Channels.newChannel(written));
        out.number(Long.MIN_VALUE);
        out.octets(octets);
        out.ints(ints);
        out.longs(longs);
        out.octets(octets, length / 2);
        out.ints(ints, length / 3);
        out.end();

        try (FileChannel file = file(written.toByteArray())) {
            ImageInput in = new ImageInput(file);
            assertThat(in.number()).isEqualTo(Long.MIN_VALUE);
            assertThat(in.octets()).isEqualTo(octets);
            assertThat(in.ints()).isEqualTo(ints);
            assertThat(in.longs()).isEqualTo(longs);
            assertThat(in.octets()).isEqualTo(Arrays.copyOf(octets, length / 2));
            assertThat(in.ints()).isEqualTo(Arrays.copyOf(ints, length / 3));
            in.end();
        }
    }

    @Test
    void whatIsCutAnywhereIsDamaged() throws IOException {
        byte[] whole = small();
        for (int length = 0; length < whole.length; length++) {
            assertDamaged(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void whatIsAlteredAnywhereIsDamaged() throws IOException {
        byte[] whole = small();
        for (int i = 0; i < whole.length; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= 0x10;
            assertDamaged(altered);
        }
    }

    @Test
    void whatGoesOnIsDamaged() throws IOException {
        byte[] whole = small();
        assertDamaged(Arrays.copyOf(whole, whole.length + 1));
    }

    private static byte[] small() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageOutput out = new ImageOutput(Channels.newChannel(written));
        out.number(3);
        out.ints(new int[] {1, 2, 3});
        out.octets(new byte[] {4, 5});
        out.longs(new long[] {6});
        out.end();
        return written.toByteArray();
    }

    private void assertDamaged(byte[] content) throws IOException {
        try (FileChannel file = file(content)) {
            assertThatThrownBy(() -> {
                        ImageInput in = new ImageInput(file);
                        in.number();
                        in.ints();
                        in.octets();
                        in.longs();
                        in.end();
                    })
                    .isInstanceOf(DamagedImage.class);
        }
    }

    private FileChannel file(byte[] content) throws IOException {
        return FileChannel.open(Files.write(folder.resolve("image"), content));
    }
}
