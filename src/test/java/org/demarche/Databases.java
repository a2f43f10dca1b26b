package org.demarche;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The databases that every store is tested on. Each {@link #migrated} is empty but for the migrations and shared with
 * nobody. PostgreSQL is a real server, started once per JVM; H2 lives in memory.
 */
public enum Databases {
    H2("h2", "demarche", "") {
        @Override
        String create(String name) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        }

        @Override
        DataSource connect(String url) {
            return JdbcConnectionPool.create(url, user, password);
        }

        @Override
        public DataSource migrated() {
            DataSource copy = fresh();
            MigratedH2.STATEMENTS.forEach(new JdbcTemplate(copy)::execute);
            return copy;
        }
    },
    POSTGRESQL("postgresql", "postgres", "postgres") {
        @Override
        String create(String name) {
            return create(name, "template1");
        }

        private static String create(String name, String template) {
            new JdbcTemplate(Server.INSTANCE.getPostgresDatabase())
                    .execute("create database " + name + " template " + template);
            return Server.INSTANCE.getJdbcUrl("postgres", name);
        }

        @Override
        DataSource connect(String url) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(url);
            database.setUser(user);
            database.setPassword(password);
            return database;
        }

        @Override
        public DataSource migrated() {
            return connect(create(another(), MigratedPostgres.NAME));
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    public final String user;
    public final String password;
    private final String vendor;

    Databases(String vendor, String user, String password) {
        this.vendor = vendor;
        this.user = user;
        this.password = password;
    }

    abstract String create(String name);

    abstract DataSource connect(String url);

    /** Where a new database with nothing in it is reached, as {@link #user} with {@link #password}. */
    public String url() {
        return create(another());
    }

    private static String another() {
        return "demarche_" + COUNT.incrementAndGet();
    }

    /** A new database with all migrations applied: once for all, and copied. */
    public abstract DataSource migrated();

    /** Applies the migrations that the database does not have yet. */
    public void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** A new database with nothing in it. */
    public DataSource fresh() {
        return connect(url());
    }

    private static final class MigratedH2 {
        static final List<String> STATEMENTS = statements();

        private static List<String> statements() {
            DataSource database = H2.fresh();
            H2.migrate(database);
            return new JdbcTemplate(database)
                    .queryForList("script nopasswords nosettings", String.class).stream()
                            .filter(line -> !line.startsWith("--") && !line.startsWith("CREATE USER"))
                            .toList();
        }
    }

    private static final class MigratedPostgres {
        static final String NAME = migrated("migrated");

        private static String migrated(String name) {
            POSTGRESQL.migrate(POSTGRESQL.connect(POSTGRESQL.create(name)));
            return name;
        }
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
