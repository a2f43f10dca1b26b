package org.demarche.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows that projections add, sent to the database together: those of one table at once, in the order in which they were added,
 * before the transaction commits. Whoever reads or changes rows that the same transaction may have added calls {@link #flush}
 * first. Outside of a transaction every row is written at once. Thread-safe.
 */
public class RowBatches {
    private final JdbcTemplate jdbc;
    private final Gathered<Rows> gathered = new Gathered<>(Rows::new, this::send);

    /** What a transaction has added and not sent: rows by their columns, and what statements add, by the statement. */
    private record Rows(Map<Columns, List<List<@Nullable Object>>> added, Map<String, Set<List<Object>>> once) {
        Rows() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }

    public RowBatches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a row. The values are those of {@code columns}, of their types: {@code String}, {@code Long}, {@code Integer}, {@code Short},
     * octets, or null.
     */
    public void add(Columns columns, @Nullable Object... values) {
        Rows rows = gathered.begun();
        if (rows == null) {
            RowCopy.add(jdbc, columns, List.of(Arrays.asList(values)));
        } else {
            rows.added().computeIfAbsent(columns, first -> new ArrayList<>()).add(Arrays.asList(values));
        }
    }

    /** Adds what a statement adds with these parameters, unless this transaction has done the same and not sent it yet. */
    public void addOnce(String statement, Object... values) {
        Rows rows = gathered.begun();
        if (rows == null) {
            jdbc.update(statement, values);
        } else {
            rows.once()
                    .computeIfAbsent(statement, first -> new LinkedHashSet<>())
                    .add(Arrays.asList(values));
        }
    }

    /** Sends what this transaction has added so far. */
    public void flush() {
        Rows rows = gathered.ifBegun();
        if (rows != null) {
            send(rows);
        }
    }

    private void send(Rows rows) {
        rows.added().forEach((columns, added) -> RowCopy.add(jdbc, columns, added));
        rows.added().clear();
        rows.once()
                .forEach((statement, once) -> jdbc.batchUpdate(
                        statement, once.stream().map(List::toArray).toList()));
        rows.once().clear();
    }
}
