package org.demarche.development;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.demarche.crisis.CrisisId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is proposed about the developments of a crisis, as known at a revision. Thread-safe. */
@Component
public class Proposals {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Proposals(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** At most {@code limit} proposals in the order in which they were made, those after revision {@code after}. */
    public List<ProposalView> list(CrisisId crisis, long revision, long after, int limit) {
        return jdbc.sql("""
                        select * from development_proposal
                        where crisis = :crisis and from_revision > :after
                          and from_revision <= :revision and to_revision > :revision
                        order by from_revision limit :limit""")
                .param("crisis", crisis.value())
                .param("after", after)
                .param("revision", revision)
                .param("limit", limit)
                .query((row, n) -> new ProposalView(
                        row.getString("event"),
                        new DevelopmentId(row.getString("id")),
                        ProposalView.Kind.valueOf(row.getString("kind")),
                        ProposalView.Status.PROPOSED,
                        content(row.getString("content")),
                        reports(row.getString("reports")),
                        row.getString("reason"),
                        row.getLong("from_revision"),
                        Instant.ofEpochSecond(row.getLong("recorded_at")),
                        row.getString("recorded_by")))
                .list();
    }

    private @Nullable Content content(@Nullable String text) {
        return text == null ? null : json.readValue(text, Content.class);
    }

    private List<Report> reports(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(json.readValue(text, Report[].class));
    }
}
