package org.demarche.audit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.demarche.ledger.Damage;
import org.demarche.ledger.ExportedEntry;
import org.demarche.ledger.LedgerEntries;
import org.demarche.ledger.LedgerEntry;
import org.demarche.ledger.tree.Hash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the read models of a store, to which nothing is written meanwhile, with those that follow from its events: these are
 * replayed into a temporary database by the same code, and every row of every table is compared. Sums of hashes tell whether a
 * table is the same, and only where it is not are its rows held in memory. For one thread.
 */
public final class ReadModelCheck {
    private static final int PAGE = 500;

    /** Rows fetched at once. */
    private static final int FETCH = 1000;

    private final LedgerEntries entries;
    private final JdbcTemplate store;

    /** Of the store of a program. */
    public ReadModelCheck(LedgerEntries entries, DataSource store) {
        this.entries = entries;
        this.store = new JdbcTemplate(store);
        this.store.setFetchSize(FETCH);
    }

    /**
     * The first difference, if there is any, in the order of the tables.
     *
     * @param last the last revision that the read models have taken in
     */
    public Optional<Damage> first(long last, List<String> tables) throws IOException {
        try (Offline offline = Offline.begin()) {
            Offline.Intake intake = offline.intake(entry -> true);
            for (long next = 1; next <= last; ) {
                List<LedgerEntry> page = entries.read(next, Math.min(last, next + PAGE - 1));
                page.forEach(entry -> intake.take(ExportedEntry.parse(entry.leaf())));
                next += page.size();
            }
            intake.end("");
            for (String table : tables) {
                if (sum(table, store) != sum(table, offline.tables())) {
                    return Optional.of(damage(table, offline.tables()));
                }
            }
            return Optional.empty();
        }
    }

    /** The same for the same rows, in whatever order. */
    private static long sum(String table, JdbcTemplate database) {
        long[] sum = new long[1];
        eachRow(table, database, row -> {
            sum[0] += hash(text(row));
        });
        return sum[0];
    }

    /** In a transaction, without which PostgreSQL's driver holds all rows in memory. */
    private static void eachRow(String table, JdbcTemplate database, RowCallbackHandler reader) {
        new TransactionTemplate(new JdbcTransactionManager(requireNonNull(database.getDataSource())))
                .executeWithoutResult(transaction -> database.query("select * from " + table, reader));
    }

    private static long hash(String text) {
        byte[] octets = Hash.ofLeaf(text.getBytes(StandardCharsets.UTF_8)).octets();
        return ByteBuffer.wrap(octets).getLong();
    }

    private Damage damage(String table, JdbcTemplate right) {
        List<String> key = key(table, right);
        SortedMap<String, String> wanted = rows(table, key, right);
        SortedMap<String, String> found = rows(table, key, store);
        for (var row : wanted.entrySet()) {
            String there = found.get(row.getKey());
            if (!row.getValue().equals(there)) {
                return told(table, row.getKey(), there == null ? "is missing" : "is another: " + there);
            }
        }
        return found.keySet().stream()
                .filter(row -> !wanted.containsKey(row))
                .findFirst()
                .map(row -> told(table, row, "should not be there"))
                .orElseGet(() -> told(table, "?", "is there twice"));
    }

    private static Damage told(String table, String key, String what) {
        return new Damage(Damage.Kind.PROJECTION_DIFFERS, 0, "row " + key + " of " + table + " " + what);
    }

    private static SortedMap<String, String> rows(String table, List<String> key, JdbcTemplate database) {
        SortedMap<String, String> rows = new TreeMap<>();
        eachRow(table, database, row -> {
            StringBuilder name = new StringBuilder();
            for (String column : key) {
                name.append(name.isEmpty() ? "" : " ").append(row.getString(column));
            }
            rows.put(name.toString(), text(row));
        });
        return rows;
    }

    private static List<String> key(String table, JdbcTemplate database) {
        return database.execute((Connection connection) -> {
            SortedMap<Short, String> columns = new TreeMap<>();
            String name = table.toUpperCase(Locale.ROOT);
            try (ResultSet keys = connection.getMetaData().getPrimaryKeys(null, null, name)) {
                while (keys.next()) {
                    columns.put(keys.getShort("KEY_SEQ"), keys.getString("COLUMN_NAME"));
                }
            }
            return List.copyOf(columns.values());
        });
    }

    /** All columns by their names, in the order of these. */
    private static String text(ResultSet row) throws SQLException {
        SortedMap<String, String> values = new TreeMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), text(row, i));
        }
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /** As text, in which databases agree. */
    private static String text(ResultSet row, int column) throws SQLException {
        int type = row.getMetaData().getColumnType(column);
        boolean octets =
                type == Types.BINARY || type == Types.VARBINARY || type == Types.LONGVARBINARY || type == Types.BLOB;
        if (octets) {
            byte[] value = row.getBytes(column);
            return value == null ? "null" : HexFormat.of().formatHex(value);
        }
        return String.valueOf(row.getString(column));
    }
}
