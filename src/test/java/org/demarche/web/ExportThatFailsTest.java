package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

class ExportThatFailsTest {
    @TempDir
    Path data;

    /** Nobody may take it for whole: the last chunk is missing, and nothing that is no entry follows. */
    @Test
    void isBrokenOff() {
        try (var context = new SpringApplicationBuilder(Demarche.class)
                .run("--server.port=0", "--demarche.data=" + data, "--spring.datasource.url=" + Databases.H2.url())) {
            int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
            Api api = new Api(port);
            while (api.revision() <= 200) {
                String source = "source-" + api.revision();
                api.put("/sources/" + source, "{\"name\": \"" + source + "\", \"reliability\": \"B\"}");
            }
            context.getBean(JdbcTemplate.class)
                    .update(
                            "delete from domain_event where global_index ="
                                    + " (select global_index from ledger_entry order by revision desc fetch first 1 rows only)");
            RawHttp raw = new RawHttp(port);
            String answer = raw.lines("GET /api/v1/export HTTP/1.1", "Host: localhost", raw.authorization());

            assertThat(answer).startsWith("HTTP/1.1 200").contains("{\"revision\":1,");
            assertThat(answer).doesNotContain("internal-error").doesNotEndWith("0\r\n\r\n");
        }
    }
}
