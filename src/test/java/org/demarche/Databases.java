package org.demarche;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The databases that every store is tested on. Each {@link #migrated} is empty but for the migrations and shared with
 * nobody. PostgreSQL is a real server, started once per JVM; H2 lives in memory.
 */
public enum Databases {
    H2("h2") {
        @Override
        DataSource empty(String name) {
            return JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "demarche", "");
        }
    },
    POSTGRESQL("postgresql") {
        @Override
        DataSource empty(String name) {
            EmbeddedPostgres server = Server.INSTANCE;
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server.getDatabase("postgres", name);
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String vendor;

    Databases(String vendor) {
        this.vendor = vendor;
    }

    abstract DataSource empty(String name);

    /** A new database with all migrations applied. */
    public DataSource migrated() {
        DataSource database = fresh();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .load()
                .migrate();
        return database;
    }

    /** A new database with nothing in it. */
    public DataSource fresh() {
        return empty("demarche_" + COUNT.incrementAndGet());
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
