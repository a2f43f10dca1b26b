package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.cluster.SingleNode;
import org.demarche.cluster.TestNodes;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which program changes the tables of a database on which others may run. */
class MigrationsTest {
    private static final String ANOTHER_VERSION =
            "The read models in the database are of another version of this program";

    private final DataSource database = Databases.POSTGRESQL.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @Test
    void aNewDatabaseIsMigrated() throws Exception {
        try (AutoCloseable other = TestNodes.running(database)) {
            assertThat(other).isNotNull();
            migrate(false);
        }
        assertThat(isMigrated()).isTrue();
    }

    /** At 120 no form was kept yet. */
    @ParameterizedTest
    @ValueSource(strings = {"120", "130"})
    void anotherFormIsMigratedByWhoIsAloneOnly(String before) throws Exception {
        flyway(before).migrate();
        try (AutoCloseable other = TestNodes.running(database)) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> migrate(false))
                    .isInstanceOf(LedgerFailure.class)
                    .hasMessage(ANOTHER_VERSION + ", and other nodes run on it.");
        }
        assertThat(isMigrated()).isFalse();
        migrate(false);
        assertThat(isMigrated()).isTrue();
    }

    @Test
    void theSameFormIsMigratedBesideOthers() throws Exception {
        flyway("130").migrate();
        jdbc.update("update projection_position set form = ?", Projections.FORM);
        try (AutoCloseable other = TestNodes.running(database)) {
            assertThat(other).isNotNull();
            migrate(false);
        }
        assertThat(isMigrated()).isTrue();
    }

    /** Not even where one that ended too early has left rows of its form. */
    @Test
    void aRebuildDoesNotMigrateAnotherForm() {
        flyway("130").migrate();
        jdbc.execute("create schema demarche_rebuild");
        jdbc.execute("create table demarche_rebuild.projection_position as select 1 as id, " + Projections.FORM
                + " as form");
        assertThatThrownBy(() -> migrate(true))
                .isInstanceOf(LedgerFailure.class)
                .hasMessage(ANOTHER_VERSION + ".");
        assertThat(isMigrated()).isFalse();
    }

    @Test
    void anEmbeddedDatabaseIsMigrated() {
        DataSource embedded = Databases.H2.fresh();
        Flyway flyway = Flyway.configure()
                .dataSource(embedded)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load();
        new Migrations(new SingleNode(), false, new JdbcTemplate(embedded)).migrate(flyway);
        assertThat(flyway.info().pending()).isEmpty();
    }

    private void migrate(boolean isBeside) {
        new Migrations(TestNodes.node(database), isBeside, jdbc).migrate(flyway("latest"));
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .target(target)
                .load();
    }

    private boolean isMigrated() {
        return !jdbc.queryForList("select 1 where to_regclass('public.development_facet') is not null", Integer.class)
                .isEmpty();
    }
}
