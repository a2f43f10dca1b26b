package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarche.BreakablePostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is said of a database that is lost in the middle of a transaction, by the driver, the pool and Spring. */
class OutageTest {
    @TempDir
    Path folder;

    @Test
    void isTheLossOfTheDatabaseWhoeverTellsOfIt() throws Exception {
        try (BreakablePostgres database = new BreakablePostgres(folder);
                HikariDataSource pool = pool(database)) {
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
            Throwable toldByTheStatement = catchThrowable(() -> transaction.executeWithoutResult(status -> {
                jdbc.execute("select 1");
                database.crash();
                jdbc.execute("select 1");
            }));
            assertThat(Outage.isIn(toldByTheStatement))
                    .as("%s", toldByTheStatement)
                    .isTrue();

            database.comeBack();
            Throwable toldByTheRollback = catchThrowable(() -> transaction.executeWithoutResult(status -> {
                jdbc.execute("select 1");
                database.crash();
                try {
                    jdbc.execute("select 1");
                } catch (DataAccessException lost) {
                    status.setRollbackOnly();
                }
            }));
            assertThat(Outage.isIn(toldByTheRollback))
                    .as("%s", toldByTheRollback)
                    .isTrue();
        }
    }

    private static HikariDataSource pool(BreakablePostgres database) {
        Map<String, String> settings = database.settings().stream()
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0].replaceFirst(".*\\.", ""), setting -> setting[1]));
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(settings.get("url"));
        pool.setUsername(settings.get("username"));
        pool.setPassword(settings.get("password"));
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
