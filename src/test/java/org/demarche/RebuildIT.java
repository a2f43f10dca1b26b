package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed when the read models are spoilt: {@code demarche rebuild}. */
class RebuildIT {
    private static final String QUESTION = "actors?limit=1000&at=2023-08-15&known=141";

    @TempDir
    Path data;

    @Test
    void makesTheReadModelsOfAStoppedStoreAnew() throws Exception {
        String before;
        try (Server server = Server.start(data)) {
            before = server.get(QUESTION).body();
        }
        assertThat(before).contains("\"ecowas\"");
        try (var store = DriverManager.getConnection("jdbc:h2:file:" + data + "/demarche", "demarche", "");
                var statement = store.createStatement()) {
            assertThat(statement.executeUpdate("update actor set name = 'Spoilt'"))
                    .isPositive();
            statement.executeUpdate("delete from evidence_development");
        }

        Finished rebuild = Finished.program("rebuild", "--demarche.data=" + data);

        assertThat(rebuild.status()).as(rebuild.output()).isZero();
        assertThat(rebuild.output()).containsPattern("Rebuilt up to revision (\\d+) of \\1\\.");
        try (Server server = Server.start(data)) {
            assertThat(server.get(QUESTION).body()).isEqualTo(before);
            assertThat(server.get("crises/niger-2023/stances?at=2023-08-15").body())
                    .contains("\"label\"");
        }
    }
}
