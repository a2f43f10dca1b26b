package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tokens by the command line, in a folder and in a database. */
class TokenCommandTest {
    @TempDir
    Path data;

    @Test
    void makesListsAndRevokes() {
        makesListsAndRevokes("--demarche.data=" + data);
        assertThat(data.resolve("tokens.jsonl")).exists();
        assertThat(data.resolve("demarche.mv.db")).as("the embedded database").doesNotExist();
    }

    @Test
    void doesSoInADatabaseToo() {
        String url = Databases.POSTGRESQL.url();
        DataSource database = Databases.POSTGRESQL.connect(url);
        Databases.POSTGRESQL.migrate(database);
        makesListsAndRevokes(
                "--demarche.data=" + data,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + Databases.POSTGRESQL.user,
                "--spring.datasource.password=" + Databases.POSTGRESQL.password);
        assertThat(new JdbcTemplate(database).queryForObject("select count(*) from access_token", Long.class))
                .isEqualTo(1);
    }

    private static void makesListsAndRevokes(String... settings) {
        Said made =
                token(settings, "create", "--subject=jane.doe", "--role=RECORDER", "--role=AUDITOR", "--expires=P90D");
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(made.out()).matches("dmr_[A-Za-z0-9_-]{43}\\R");
        assertThat(made.err())
                .matches("tok-\\S+  jane\\.doe  RECORDER,AUDITOR  made \\S+ by operator, expires \\S+\\R");

        String id = made.err().substring(0, made.err().indexOf(' '));
        assertThat(token(settings, "list").out()).isEqualTo(made.err());
        assertThat(token(settings, "revoke", id).out()).contains(", revoked ");
        assertThat(token(settings, "list").out()).contains(", revoked ");
        assertThat(token(settings, "revoke", "tok-none"))
                .isEqualTo(new Said(2, "", "Refused, not-found: There is no token with this id.\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create --role=ANALYST",
                "create --subject=jane",
                "create --subject=jane --role=KING",
                "create --subject=jane --role=ANALYST --expires=soon",
                "create --subject=jane --role=ANALYST --expires=2020-01-01T00:00:00Z",
                "create --subject=<b> --role=ANALYST",
                "revoke",
                ""
            })
    void refusesWhatItCannotDo(String arguments) {
        Said said = token(
                new String[] {"--demarche.data=" + data}, arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(token(new String[] {"--demarche.data=" + data}, "list").out())
                .isEmpty();
    }

    private static Said token(String[] settings, String... arguments) {
        List<String> all = new ArrayList<>(List.of("token"));
        all.addAll(List.of(arguments));
        if (arguments.length > 0) {
            all.addAll(List.of(settings));
        }
        return Said.to(all.toArray(String[]::new));
    }
}
