package org.demarche.development;

import java.util.HashMap;
import java.util.Map;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.RowBatches;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what each version of a development says. */
@Repository
class ContentStore {
    private final JdbcClient jdbc;
    private final RowBatches rows;
    private final JsonMapper json;

    ContentStore(JdbcClient jdbc, RowBatches rows, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
    }

    void add(DevelopmentEvent event, int version, Content content) {
        rows.add(
                "insert into development_content (crisis, id, version, content) values (?, ?, ?, ?)",
                event.crisis().value(),
                event.development().value(),
                version,
                json.writeValueAsString(content));
    }

    /** Every version of the content by its number. */
    Map<Integer, Content> versions(CrisisId crisis, DevelopmentId development) {
        Map<Integer, Content> contents = new HashMap<>();
        jdbc.sql("select version, content from development_content where crisis = :crisis and id = :id")
                .param("crisis", crisis.value())
                .param("id", development.value())
                .query(row -> {
                    contents.put(row.getInt("version"), json.readValue(row.getString("content"), Content.class));
                });
        return contents;
    }
}
