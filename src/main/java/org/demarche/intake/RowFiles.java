package org.demarche.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.demarche.intake.feed.Lines;
import org.demarche.intake.feed.Row;
import org.demarche.intake.feed.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file as it is, of a gzip file, or of every file of a zip file, one after the other; which of them it is, its first
 * octets tell. Lines are counted in each file anew. Not thread-safe.
 */
final class RowFiles implements Rows {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;
    private static final int ZIP = ('P' << 8) | 'K';

    private final Function<Lines, Rows> format;
    private final @Nullable ZipInputStream zip;
    private @Nullable Rows current;

    /** @param file is read from here on, and closed by whoever has opened it */
    RowFiles(InputStream file, Function<Lines, Rows> format) throws IOException {
        this.format = format;
        InputStream octets = new BufferedInputStream(file, BUFFER);
        int magic = magic(octets);
        zip = magic == ZIP ? new ZipInputStream(octets) : null;
        current = zip != null ? null : rows(magic == GZIP ? new GZIPInputStream(octets, BUFFER) : octets);
    }

    private static int magic(InputStream octets) throws IOException {
        octets.mark(2);
        int magic = (octets.read() << 8) | octets.read();
        octets.reset();
        return magic;
    }

    private Rows rows(InputStream octets) {
        return format.apply(new Lines(octets));
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            Row row = current == null ? null : current.next();
            if (row != null || zip == null) {
                return row;
            }
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                return null;
            }
            current = entry.isDirectory() ? null : rows(zip);
        }
    }
}
