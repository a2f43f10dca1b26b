package org.demarche.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent for an import, in pieces in the database, of which one at a time is in memory. Not thread-safe. */
final class Pieces extends InputStream {
    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;
    private final String job;
    private long left;
    private int number;
    private byte[] piece = {};
    private int at;

    /** @param size of all of them */
    Pieces(JdbcClient jdbc, String job, long size) {
        this.jdbc = jdbc;
        this.job = job;
        this.left = size;
    }

    /** Within the caller's transaction. */
    static void insert(JdbcClient jdbc, String job, InputStream octets) {
        try {
            byte[] piece = octets.readNBytes(PIECE);
            for (int number = 0; piece.length > 0; number++) {
                jdbc.sql("insert into import_piece (job, number, piece) values (?, ?, ?)")
                        .params(job, number, piece)
                        .update();
                piece = octets.readNBytes(PIECE);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : Byte.toUnsignedInt(piece[at++]);
    }

    @Override
    public int read(byte[] octets, int from, int most) throws IOException {
        Objects.checkFromIndexSize(from, most, octets.length);
        if (most == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int read = Math.min(most, piece.length - at);
        System.arraycopy(piece, at, octets, from, read);
        at += read;
        return read;
    }

    private boolean isAtEnd() throws IOException {
        if (at == piece.length && left > 0) {
            piece = jdbc.sql("select piece from import_piece where job = ? and number = ?")
                    .params(job, number)
                    .query(byte[].class)
                    .optional()
                    .orElseThrow(() -> new IOException("what was sent is not there any more."));
            left -= piece.length;
            at = 0;
            number++;
        }
        return at == piece.length;
    }
}
