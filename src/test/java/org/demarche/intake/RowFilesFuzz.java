package org.demarche.intake;

import static org.demarche.fuzz.FuzzTarget.require;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.intake.feed.Lines;
import org.demarche.intake.feed.Row;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Files as they are or packed, cut into lines. A file that is packed has the lines that it had before. */
public final class RowFilesFuzz implements FuzzTarget {
    private static final String NONE = "no text";

    @Override
    public void run(byte[] octets) throws IOException {
        List<String> lines = lines(octets);
        try {
            List<String> read = read(octets);
            if (!isPacked(octets)) {
                require(read.equals(lines), "as it is");
            }
        } catch (IOException broken) {
            require(isPacked(octets), broken);
        }
        require(read(gzip(octets)).equals(lines), "gzip");
        require(read(zip(octets)).equals(lines), "zip");
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        byte[] text = "\uFEFFone\r\ntwo\n\n\u00e9\nlast".getBytes(StandardCharsets.UTF_8);
        return List.of(text, gzip(text), zip(text), "\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isPacked(byte[] octets) {
        return octets.length > 1
                && ((octets[0] == 'P' && octets[1] == 'K') || (octets[0] == 0x1f && octets[1] == (byte) 0x8b));
    }

    private static List<String> read(byte[] octets) throws IOException {
        RowFiles files = new RowFiles(new ByteArrayInputStream(octets), lines -> () -> row(lines.next()));
        List<String> read = new ArrayList<>();
        for (Row row = files.next(); row != null; row = files.next()) {
            read.add(row.line() + " " + ((Row.Unread) row).refusal().detail());
        }
        return read;
    }

    private static @Nullable Row row(Lines.@Nullable Line line) {
        return line == null ? null : new Row.Unread(line.number(), new Refusal(Code.INVALID_TEXT, null, text(line)));
    }

    private static String text(Lines.Line line) {
        try {
            return line.text();
        } catch (Refusal none) {
            return NONE;
        }
    }

    /** The lines as they are found in the whole. */
    private static List<String> lines(byte[] octets) {
        List<String> lines = new ArrayList<>();
        String whole = new String(octets, StandardCharsets.ISO_8859_1);
        for (int start = 0; start < whole.length(); ) {
            int feed = whole.indexOf('\n', start);
            int end = feed < 0 ? whole.length() : feed;
            int last = end > start && whole.charAt(end - 1) == '\r' ? end - 1 : end;
            lines.add(lines.size() + 1 + " " + text(octets, start, last));
            start = end + 1;
        }
        return lines;
    }

    private static String text(byte[] octets, int start, int end) {
        byte[] line = Arrays.copyOfRange(octets, start, end);
        String text = new String(line, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line)) {
            return NONE;
        }
        return start == 0 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static byte[] gzip(byte[] octets) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(octets);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[] octets) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry("folder/file"));
            zip.write(octets);
        }
        return packed.toByteArray();
    }
}
