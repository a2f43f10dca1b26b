package org.demarche.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.PessimisticLockingFailureException;
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

    /** @param readModels the names of all tables of read models */
    BesideTables(JdbcTemplate jdbc, List<String> readModels) {
        this.jdbc = jdbc;
        this.readModels = List.copyOf(readModels);
    }

    /** Whether there are some, of the same columns and indexes as those in use, that have been filled with rows of this form. */
    boolean areThere(int form) {
        return !jdbc.queryForList("select 1 from pg_namespace where nspname = ?", SCHEMA)
                        .isEmpty()
                && shape(SCHEMA).equals(shape(inUse()))
                && List.of(form).equals(jdbc.queryForList("select form from " + beside(POSITION), Integer.class));
    }

    /** Makes them, with no rows, in the place of others that were left. */
    void create(int form) {
        String inUse = inUse();
        jdbc.execute("drop schema if exists " + SCHEMA + " cascade");
        jdbc.execute("create schema " + SCHEMA);
        all().forEach(table ->
                jdbc.execute("create table " + beside(table) + " (like " + in(inUse, table) + " including all)"));
        nameIndexesAsIn(inUse);
        if (!shape(SCHEMA).equals(shape(inUse))) {
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
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from pg_stat_activity where datname = current_database()"
                        + " and backend_type = 'client backend' and pid <> pg_backend_pid()"
                        + " and age(backend_xmin) > age(pg_current_xact_id()::xid))",
                Boolean.class));
    }

    /** Keeps everybody from the tables in use; false where somebody uses one for longer than the time-out of locks. */
    boolean tryLockInUse() {
        String inUse = inUse();
        try {
            jdbc.execute("lock table "
                    + String.join(
                            ", ",
                            readModels.stream().map(table -> in(inUse, table)).toList())
                    + " in access exclusive mode");
            return true;
        } catch (PessimisticLockingFailureException used) {
            return false;
        }
    }

    /** Puts these in the place of those in use, which are gone. */
    void replaceThoseInUse() {
        String inUse = inUse();
        for (String table : readModels) {
            jdbc.execute("drop table " + in(inUse, table));
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
