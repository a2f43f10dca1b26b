package org.demarche.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows that projections add, sent to the database together: those of one statement in one batch, in the order in which they
 * were added, before the transaction commits. Whoever reads or changes rows that the same transaction may have added calls
 * {@link #flush} first. Outside of a transaction every row is written at once. Thread-safe.
 */
public class RowBatches {
    private final JdbcTemplate jdbc;
    /** By statement. */
    private final Gathered<Map<String, List<List<@Nullable Object>>>> gathered =
            new Gathered<>(LinkedHashMap::new, this::sendAll);

    public RowBatches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a row; {@code values} are the parameters of {@code insert}. */
    public void add(String insert, @Nullable Object... values) {
        added(insert, Arrays.asList(values), false);
    }

    /** Adds a row unless this transaction has added the same one and not sent it yet. */
    public void addOnce(String insert, @Nullable Object... values) {
        added(insert, Arrays.asList(values), true);
    }

    /** Sends what this transaction has added so far. */
    public void flush() {
        Map<String, List<List<@Nullable Object>>> rows = gathered.ifBegun();
        if (rows != null) {
            sendAll(rows);
        }
    }

    private void added(String insert, List<@Nullable Object> values, boolean once) {
        Map<String, List<List<@Nullable Object>>> batches = gathered.begun();
        if (batches == null) {
            send(insert, List.of(values));
            return;
        }
        List<List<@Nullable Object>> rows = batches.computeIfAbsent(insert, statement -> new ArrayList<>());
        if (!once || !rows.contains(values)) {
            rows.add(values);
        }
    }

    private void sendAll(Map<String, List<List<@Nullable Object>>> rows) {
        rows.forEach(this::send);
        rows.clear();
    }

    private void send(String insert, List<List<@Nullable Object>> rows) {
        jdbc.batchUpdate(insert, rows, rows.size(), (statement, values) -> {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
        });
    }
}
