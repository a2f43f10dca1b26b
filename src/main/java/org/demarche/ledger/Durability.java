package org.demarche.ledger;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes everything committed so far outlast a crash, of the process and of the machine. PostgreSQL does so at each
 * commit. H2 commits to memory; one call forces what many transactions have committed to the disk, which is why a write is
 * answered only after such a call and why it costs little.
 */
@FunctionalInterface
public interface Durability {
    /** Returns when everything committed before the call is on the disk. */
    void secure();

    /** What the database at hand needs. */
    static Durability of(JdbcTemplate jdbc) {
        String database = jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        return "H2".equals(database) ? new WriteBehind(jdbc) : () -> {};
    }
}
