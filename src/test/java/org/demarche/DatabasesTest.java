package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabasesTest {
    private static final int LATEST = 18;

    /** Whoever asks for another by {@code -Dpostgres=} gets that one. */
    @Test
    void postgresIsOfTheVersionThatWasAskedFor() {
        String version = new JdbcTemplate(Databases.POSTGRESQL.fresh())
                .queryForObject("select current_setting('server_version_num')", String.class);

        assertThat(version).startsWith(Integer.getInteger("postgres", LATEST).toString());
    }
}
