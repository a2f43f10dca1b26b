package org.demarche.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Adds rows, many of them the way that is fastest with the database: PostgreSQL takes them by COPY, others as a batch of
 * statements. In the caller's transaction; all of them or none.
 */
final class RowCopy {
    /** Of fewer a batch of statements that are prepared takes less. */
    static final int MANY = 50;

    /** PostgreSQL, "COPY", Binary Format: the signature, no flags, no extension. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int END = -1;
    private static final int NULL = -1;

    private RowCopy() {}

    /**
     * Adds the rows.
     *
     * @param rows for each a value for each column, of the type of the column: a text, octets, a {@code Long} for a bigint, an
     *     {@code Integer} for an integer, a {@code Short} for a smallint, or null
     */
    static void add(JdbcTemplate jdbc, Columns columns, List<? extends List<? extends @Nullable Object>> rows) {
        boolean isCopied = rows.size() >= MANY
                && Boolean.TRUE.equals(jdbc.execute((Connection connection) -> copy(connection, columns, rows)));
        if (!isCopied && !rows.isEmpty()) {
            jdbc.batchUpdate(columns.insert(), rows, rows.size(), (statement, values) -> {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
            });
        }
    }

    /** Returns false, and does nothing, where that is not PostgreSQL. */
    private static boolean copy(
            Connection connection, Columns columns, List<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            return false;
        }
        byte[] octets =
                octets(rows); // all, for within COPY a node that is stopped would hold its locks as long as it is
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(columns.copy());
        try {
            copy.writeToCopy(octets, 0, octets.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return true;
    }

    private static byte[] octets(List<? extends List<? extends @Nullable Object>> rows) {
        var octets = new ByteArrayOutputStream();
        var out = new DataOutputStream(octets);
        try {
            out.write(HEADER);
            for (List<? extends @Nullable Object> row : rows) {
                out.writeShort(row.size());
                for (Object value : row) {
                    write(value, out);
                }
            }
            out.writeShort(END);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return octets.toByteArray();
    }

    private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case null -> out.writeInt(NULL);
            case Long number -> {
                out.writeInt(Long.BYTES);
                out.writeLong(number);
            }
            case Integer number -> {
                out.writeInt(Integer.BYTES);
                out.writeInt(number);
            }
            case Short number -> {
                out.writeInt(Short.BYTES);
                out.writeShort(number);
            }
            case String text -> octets(text.getBytes(StandardCharsets.UTF_8), out);
            case byte[] octets -> octets(octets, out);
            default -> throw new IllegalArgumentException("Not for a row: " + value.getClass());
        }
    }

    private static void octets(byte[] octets, DataOutputStream out) throws IOException {
        out.writeInt(octets.length);
        out.write(octets);
    }
}
