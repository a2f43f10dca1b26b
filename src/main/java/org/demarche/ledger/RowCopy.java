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

    /** So many octets are sent at once. */
    private static final int BLOCK = 1 << 16;

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
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(columns.copy());
        try {
            var block = new ByteArrayOutputStream(BLOCK);
            var out = new DataOutputStream(block);
            out.write(HEADER);
            for (List<? extends @Nullable Object> row : rows) {
                out.writeShort(row.size());
                for (Object value : row) {
                    write(value, out);
                }
                if (block.size() >= BLOCK) {
                    send(block, copy);
                }
            }
            out.writeShort(END);
            send(block, copy);
            copy.endCopy();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return true;
    }

    private static void send(ByteArrayOutputStream block, CopyIn copy) throws SQLException {
        copy.writeToCopy(block.toByteArray(), 0, block.size());
        block.reset();
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
