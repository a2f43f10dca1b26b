package org.demarche.ledger;

import org.demarche.cluster.Cluster;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Migrates the database at the start, before anything else of the program. Where the read models in it are of another form,
 * those who run on it are of another version, whose tables are not to be changed below them.
 */
class Migrations implements FlywayMigrationStrategy {
    private final Cluster cluster;
    private final boolean isBeside;
    private final JdbcTemplate jdbc;

    /**
     * @param isBeside whether this program builds read models beside those in use, which are then to be of its own form
     * @param jdbc asks the database as it is before it is migrated
     */
    Migrations(Cluster cluster, boolean isBeside, JdbcTemplate jdbc) {
        this.cluster = cluster;
        this.isBeside = isBeside;
        this.jdbc = jdbc;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (!cluster.isShared() || isNewOrOfThisForm()) {
            flyway.migrate();
        } else if (isBeside) {
            throw anotherForm();
        } else if (!cluster.runAlone(flyway::migrate)) {
            migrateBesideOthers(flyway);
        }
    }

    /** One of them may have made the read models anew while this waited for it. */
    private void migrateBesideOthers(Flyway flyway) {
        if (!isNewOrOfThisForm()) {
            throw othersRun();
        }
        flyway.migrate();
    }

    /** Stores of before a form was kept have none. */
    private boolean isNewOrOfThisForm() {
        String position = BesideTables.inUse(jdbc) + ".projection_position";
        return jdbc.queryForList("select 1 where to_regclass(?) is not null", Integer.class, position)
                        .isEmpty()
                || jdbc.queryForList(
                                "select coalesce((to_jsonb(p) ->> 'form')::int, 0) from " + position
                                        + " p where id = 1",
                                Integer.class)
                        .contains(Projections.FORM);
    }

    static LedgerFailure anotherForm() {
        return new LedgerFailure(
                "The read models in the database are of another version of this program.",
                "Start a server of this version, which makes them anew, or use the program of that version.");
    }

    static LedgerFailure otherFormNow() {
        return new LedgerFailure(
                "Another version of this program has made the read models of this database anew meanwhile.",
                "Start a server of that version.");
    }

    static LedgerFailure othersRun() {
        return new LedgerFailure(
                "The read models in the database are of another version of this program, and other nodes run on it.",
                "Stop all of them before you start the first of the new version.");
    }
}
