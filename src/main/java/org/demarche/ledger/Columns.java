package org.demarche.ledger;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.List;

/** Those columns of a table that added rows have values for, in the order of the values. Immutable. */
public record Columns(String table, List<String> names) {
    public Columns {
        names = List.copyOf(names);
    }

    public static Columns of(String table, String... names) {
        return new Columns(table, List.of(names));
    }

    /** The statement that adds a row, with a parameter for each value. */
    String insert() {
        return "insert into " + table + list() + " values (" + String.join(", ", Collections.nCopies(names.size(), "?"))
                + ")";
    }

    /** The statement by which PostgreSQL takes rows in its binary format. */
    String copy() {
        return "copy " + table + list() + " from stdin (format binary)";
    }

    private String list() {
        return names.stream().collect(joining(", ", " (", ")"));
    }
}
