package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** H2 tells of a write that has failed in the background by the next commit, which it does not do then. */
class FailedCommitsTest {
    /** With the settings of the program, and nobody beside the test who would be told first. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        TransactionManagerCustomizationAutoConfiguration.class
    })
    static class Transactions {}

    @TempDir
    Path data;

    @Test
    void leaveNothingBehind() {
        try (var program = new SpringApplicationBuilder(Transactions.class)
                .web(WebApplicationType.NONE)
                .run("--demarche.data=" + data)) {
            JdbcTemplate jdbc = program.getBean(JdbcTemplate.class);
            jdbc.execute("create table fact (id int primary key)");
            TransactionTemplate transaction = program.getBean(TransactionTemplate.class);
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        jdbc.update("insert into fact values (1)");
                        failInTheBackground(jdbc);
                    }))
                    .hasMessageContaining("commit");
            assertThat(jdbc.queryForObject("select count(*) from fact", Integer.class))
                    .isZero();
        }
    }

    private static void failInTheBackground(JdbcTemplate jdbc) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            session.getDatabase().setBackgroundException(DbException.get(ErrorCode.GENERAL_ERROR_1, "disk"));
            return true;
        });
    }
}
