package org.demarche.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.demarche.Refused.refused;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.demarche.intake.feed.Lines;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;

/** Files that are packed; the lines of whatever octets are fuzzed. */
class RowFilesTest {
    private static final int MEBI = 1 << 20;

    @Test
    void ofOneZipAreReadOneAfterTheOther() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry("folder/a"));
            zip.write("one\ntwo".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("nothing"));
            zip.putNextEntry(new ZipEntry("b"));
            zip.write("three".getBytes(UTF_8));
        }
        assertThat(read(packed.toByteArray()))
                .extracting(line -> line.number() + " " + line.text())
                .containsExactly("1 one", "2 two", "1 three");
    }

    @Test
    void thatAreBrokenOffCannotBeRead() throws IOException {
        byte[] packed = gzip(1);
        assertThatIOException().isThrownBy(() -> read(Arrays.copyOf(packed, packed.length - 9)));
    }

    @Test
    void thatUnpackToAThousandTimesAreReadInTheMemoryOfALine() throws IOException {
        byte[] bomb = gzip(16);
        assertThat(bomb).hasSizeLessThan(MEBI / 32);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<Lines.Line> lines = read(bomb);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 * MEBI);
        refused(Code.MALFORMED_ROW, null, lines.getFirst()::text);
        assertThat(lines.getLast().text()).isEqualTo("last");
    }

    /** A line of so many mebioctets, and a last one. */
    private static byte[] gzip(int size) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < size; i++) {
                gzip.write(new byte[MEBI]);
            }
            gzip.write("\nlast".getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    private static List<Lines.Line> read(byte[] file) throws IOException {
        List<Lines.Line> read = new ArrayList<>();
        RowFiles files = new RowFiles(new ByteArrayInputStream(file), lines -> () -> {
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                read.add(line);
            }
            return null;
        });
        assertThat(files.next()).isNull();
        return read;
    }
}
