package org.demarche.ledger;

import java.util.List;

/** The projection tables of one module, in an order in which they can be emptied. They hold nothing that the events do not. */
public record ProjectionTables(List<String> names) {
    public ProjectionTables {
        names = List.copyOf(names);
    }
}
