package org.demarche.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.demarche.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens are looked up while everything else waits for a connection, and nothing is left of that. */
class TokenConnectionsTest {
    private static final String SETTINGS_OF_OTHERS = "set application_name = 'of-this-test'";
    private static final String URL = "spring.datasource.url";

    @TempDir
    Path data;

    @Test
    void doNotWaitForThoseWhoHaveATurn() throws Exception {
        String url = Databases.POSTGRESQL.url();
        try (HikariDataSource outside = pool(url, 2)) {
            Databases.POSTGRESQL.migrate(outside);
            try (AnnotationConfigApplicationContext program = program(url)) {
                Tokens tokens = program.getBean(Tokens.class);
                String secret = tokens.create("somebody", Set.of(Role.ANALYST), null, "test")
                        .secret();
                assertThat(tokens.authenticate(secret)).isPresent();
                try (Connection only = program.getBean(HikariDataSource.class).getConnection()) {
                    assertThat(only.isValid(1)).isTrue();
                    assertThat(tokens.authenticate(secret)).isPresent();
                    assertThat(open(outside))
                            .as("with the settings of the others")
                            .isGreaterThan(1);
                }
            }
            await("closed").until(() -> open(outside) == 0);
        }
    }

    private static long open(HikariDataSource outside) {
        return JdbcClient.create(outside)
                .sql("select count(*) from pg_stat_activity"
                        + " where application_name = 'of-this-test' and datname = current_database()")
                .query(Long.class)
                .single();
    }

    private AnnotationConfigApplicationContext program(String url) {
        AnnotationConfigApplicationContext program = new AnnotationConfigApplicationContext();
        program.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of(URL, url, "demarche.data", data.toString(), "demarche.access.log.keep", "1")));
        program.register(AccessConfiguration.class, Others.class);
        program.refresh();
        return program;
    }

    private static HikariDataSource pool(String url, int most) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(Databases.POSTGRESQL.user);
        pool.setPassword(Databases.POSTGRESQL.password);
        pool.setMaximumPoolSize(most);
        return pool;
    }

    /** The pool of everything else, and what else there must be. */
    static class Others {
        @Bean
        HikariDataSource others(@Value("${" + URL + "}") String url) {
            HikariDataSource pool = pool(url, 1);
            pool.setConnectionTimeout(1_000);
            pool.setConnectionInitSql(SETTINGS_OF_OTHERS);
            return pool;
        }

        @Bean
        JdbcClient client(HikariDataSource others) {
            return JdbcClient.create(others);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
