package org.demarche.ledger;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of the read models a second time, in a schema beside those in use, which comes before theirs on the search path of
 * whoever builds there. PostgreSQL only. Every change happens in the caller's transaction.
 */
class BesideTables {
    static final String SCHEMA = "demarche_rebuild";

    private static final String POSITION = "projection_position";
    private static final String TOKEN = "token_entry";

    private final JdbcTemplate jdbc;
    private final List<String> readModels;
    private final String program;

    /**
     * @param readModels the names of all tables of read models
     * @param program the version of that which fills them
     */
    BesideTables(JdbcTemplate jdbc, List<String> readModels, String program) {
        this.jdbc = jdbc;
        this.program = program;
        this.readModels = List.copyOf(readModels);
    }

    /** Whether there are some like those in use, that this version of the program has filled with rows of this form. */
    boolean areThere(int form) {
        return jdbc.queryForList(
                                "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = ?",
                                String.class,
                                SCHEMA)
                        .contains(program)
                && areLikeThoseInUse()
                && List.of(form).equals(jdbc.queryForList("select form from " + beside(POSITION), Integer.class));
    }

    /** Whether they have the same columns and indexes. */
    boolean areLikeThoseInUse() {
        return shape(SCHEMA).equals(shape(inUse()));
    }

    /** Makes them, with no rows, in the place of others that were left. Nobody vacuums them, which would keep the swap out. */
    void create(int form) {
        String inUse = inUse();
        jdbc.execute("drop schema if exists " + SCHEMA + " cascade");
        jdbc.execute("create schema " + SCHEMA);
        jdbc.execute("comment on schema " + SCHEMA + " is '" + program.replace("'", "''") + "'");
        all().forEach(table -> jdbc.execute("create table " + beside(table) + " (like " + in(inUse, table)
                + " including all)" + " with (autovacuum_enabled = false)"));
        nameIndexesAsIn(inUse);
        if (!areLikeThoseInUse()) {
            throw new IllegalStateException("Tables like those of the read models cannot be made.");
        }
        jdbc.update("insert into " + beside(POSITION) + " (id, revision, form) values (1, 0, ?)", form);
    }

    /** Counts what the planner of queries goes by. */
    void analyze() {
        readModels.forEach(table -> jdbc.execute("analyze " + beside(table)));
    }

    /** Of which form the rows in use are. */
    int formInUse() {
        return (int) number("form");
    }

    /** How far the projections in use have come. */
    long positionInUse() {
        return number("revision");
    }

    private long number(String column) {
        return jdbc.queryForList("select " + column + " from " + in(inUse(), POSITION) + " where id = 1", Long.class)
                .getFirst();
    }

    /**
     * Whether somebody may still ask by a snapshot of before this transaction first asked this, which would not show the last
     * rows that were built.
     */
    boolean areSeenByOlderSnapshots() {
        // else it is what was seen first in this transaction
        jdbc.execute("select pg_stat_clear_snapshot()");
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from pg_stat_activity where datname = current_database()"
                        + " and backend_type = 'client backend' and pid <> pg_backend_pid()"
                        + " and age(backend_xmin) > age(pg_current_xact_id()::xid))",
                Boolean.class));
    }

    /**
     * Keeps everybody from the tables in use, for all of which it waits no longer than that in all; false where somebody uses one,
     * and the transaction is to be taken back to where it was before.
     */
    boolean tryLockInUse(Duration atMost) {
        String inUse = inUse();
        try {
            // a time-out of locks would count anew for each table
            jdbc.execute("set local statement_timeout = " + atMost.toMillis());
            jdbc.execute("lock table "
                    + String.join(
                            ", ",
                            readModels.stream().map(table -> in(inUse, table)).toList())
                    + " in access exclusive mode");
            jdbc.execute("set local statement_timeout to default");
            return true;
        } catch (PessimisticLockingFailureException | QueryTimeoutException used) {
            return false;
        }
    }

    /** Puts these in the place of those in use, which are gone. */
    void replaceThoseInUse() {
        String inUse = inUse();
        for (String table : readModels) {
            jdbc.execute("drop table " + in(inUse, table));
            jdbc.execute("alter table " + beside(table) + " reset (autovacuum_enabled)");
            jdbc.execute("alter table " + beside(table) + " set schema " + inUse);
        }
        jdbc.update("delete from " + in(inUse, TOKEN) + " where processor_name = ?", Projections.GROUP);
        jdbc.update("insert into " + in(inUse, TOKEN) + " select * from " + beside(TOKEN));
        jdbc.update("update " + in(inUse, POSITION) + " p set revision = b.revision, form = b.form,"
                + " generation = p.generation + 1 from " + beside(POSITION) + " b where p.id = b.id");
        jdbc.execute("drop schema " + SCHEMA + " cascade");
    }

    /** PostgreSQL has given them names of its own; migrations know those in use. */
    private void nameIndexesAsIn(String inUse) {
        String definition =
                "select tablename, indexname, regexp_replace(indexdef, ' INDEX \\S+ ON \\S+ ', ' ') as definition"
                        + " from pg_indexes where schemaname = ?";
        jdbc.query(
                        "select made.indexname, wanted.indexname from (" + definition + ") made join (" + definition
                                + ") wanted using (tablename, definition) where made.indexname <> wanted.indexname",
                        (row, n) -> "alter index " + beside(row.getString(1)) + " rename to " + row.getString(2),
                        SCHEMA,
                        inUse)
                .forEach(jdbc::execute);
    }

    /** Columns and indexes of all tables. */
    private List<String> shape(String schema) {
        return jdbc.queryForList(
                "select concat_ws(' ', table_name, column_name, coalesce(domain_name, udt_name),"
                        + " character_maximum_length, is_nullable, column_default) from information_schema.columns"
                        + " where table_schema = ? and table_name = any(?)"
                        + " union all select replace(indexdef, schemaname || '.', '') from pg_indexes"
                        + " where schemaname = ? and tablename = any(?) order by 1",
                String.class,
                schema,
                all().toArray(String[]::new),
                schema,
                all().toArray(String[]::new));
    }

    private List<String> all() {
        return Stream.concat(readModels.stream(), Stream.of(POSITION, TOKEN)).toList();
    }

    private String inUse() {
        return inUse(jdbc);
    }

    /** The schema of those in use, of which there need be none yet. */
    static String inUse(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                        "select quote_ident(name) from unnest(current_schemas(false)) with ordinality as path (name, n)"
                                + " where name <> ? order by n",
                        String.class,
                        SCHEMA)
                .getFirst();
    }

    private static String beside(String name) {
        return in(SCHEMA, name);
    }

    private static String in(String schema, String name) {
        return schema + "." + name;
    }
}
