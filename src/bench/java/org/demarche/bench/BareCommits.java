package org.demarche.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The floor of writes: rows that the product has written, committed one by one, by bare JDBC, into the same tables of a
 * database of its own with {@code WRITE_DELAY=0}: handed to the operating system or, like what the product answers, forced to
 * the disk.
 */
final class BareCommits {
    private record Row(String insert, Object[] values) {}

    private final String what;
    private final double rowsOfAWrite;
    private final List<Row> rows;

    private BareCommits(String what, List<Row> rows, int writes) {
        this.what = what;
        this.rows = rows;
        this.rowsOfAWrite = (double) rows.size() / writes;
    }

    /** The event rows of the last {@code writes}, of {@code written}. */
    static BareCommits ofEvents(DataSource product, int written, int writes) {
        return of("the event rows", product, Stream.of("DOMAIN_EVENT"), written, writes);
    }

    /** All rows that the last {@code writes}, of {@code written}, have left. */
    static BareCommits ofAllRows(DataSource product, int written, int writes) {
        List<String> tables = new JdbcTemplate(product)
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                                + " and table_type = 'BASE TABLE' and table_name not like 'flyway%'",
                        String.class);
        return of("all rows", product, tables.stream(), written, writes);
    }

    /** Every write leaves as many rows in a table; those that are there once for all writes come to none. */
    private static BareCommits of(String what, DataSource product, Stream<String> tables, int written, int writes) {
        List<List<Row>> byTable = tables.map(table -> last(product, table, written, writes))
                .filter(rows -> !rows.isEmpty())
                .toList();
        List<Row> inTurn = new ArrayList<>();
        for (int write = 0; write < writes; write++) {
            for (List<Row> rows : byTable) {
                int each = rows.size() / writes;
                inTurn.addAll(rows.subList(write * each, (write + 1) * each));
            }
        }
        return new BareCommits(what, inTurn, writes);
    }

    private static List<Row> last(DataSource product, String table, int written, int writes) {
        JdbcTemplate jdbc = new JdbcTemplate(product);
        Long count = jdbc.queryForObject("select count(*) from " + table, Long.class);
        int each = count == null ? 0 : (int) (count / written);
        List<Row> rows =
                each == 0 ? new ArrayList<>() : jdbc.query("select * from " + table, (row, n) -> row(table, row));
        return rows.subList(rows.size() - each * writes, rows.size());
    }

    private static Row row(String table, ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        Object[] values = new Object[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = row.getObject(i + 1);
        }
        return new Row(
                "insert into " + table + " values (" + String.join(", ", Collections.nCopies(columns, "?")) + ")",
                values);
    }

    String what() {
        return what;
    }

    double rowsOfAWrite() {
        return rowsOfAWrite;
    }

    /** Commits per second of so many threads. */
    double rate(int threads, boolean forced) throws Exception {
        Path file = Files.createTempDirectory("demarche-bare").resolve("bare");
        JdbcConnectionPool database =
                JdbcConnectionPool.create("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "demarche", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
        AtomicInteger next = new AtomicInteger();
        double rate = Together.rate(threads, rows.size(), thread -> {
            Connection connection = database.getConnection();
            Map<String, PreparedStatement> inserts = new HashMap<>();
            PreparedStatement force = connection.prepareStatement("checkpoint sync");
            return () -> {
                Row row = rows.get(next.getAndIncrement());
                insert(connection, inserts, row);
                if (forced) {
                    force.execute();
                }
            };
        });
        database.dispose();
        return rate;
    }

    private static void insert(Connection connection, Map<String, PreparedStatement> inserts, Row row)
            throws SQLException {
        PreparedStatement insert = inserts.get(row.insert());
        if (insert == null) {
            insert = connection.prepareStatement(row.insert());
            inserts.put(row.insert(), insert);
        }
        for (int i = 0; i < row.values().length; i++) {
            insert.setObject(i + 1, row.values()[i]);
        }
        insert.executeUpdate();
    }
}
