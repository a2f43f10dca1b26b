package org.demarche.development;

import java.util.List;
import org.demarche.kernel.Stamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of proposals, written in the transaction of the caller. */
@Repository
class ProposalStore {
    /** The {@code to_revision} of what is not decided. */
    private static final long OPEN = Long.MAX_VALUE;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProposalStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(
            DevelopmentEvent event,
            ProposalView.Kind kind,
            @Nullable Content content,
            @Nullable List<Report> reports,
            Stamp stamp) {
        jdbc.sql("""
                        insert into development_proposal (crisis, id, from_revision, to_revision, kind, event, content,
                          reports, recorded_at, recorded_by, reason)
                        values (:crisis, :id, :from, :to, :kind, :event, :content, :reports, :at, :who, :reason)""")
                .param("crisis", event.crisis().value())
                .param("id", event.development().value())
                .param("from", stamp.revision())
                .param("to", OPEN)
                .param("kind", kind.name())
                .param("event", stamp.event())
                .param("content", content == null ? null : json.writeValueAsString(content))
                .param("reports", reports == null ? null : json.writeValueAsString(reports))
                .param("at", stamp.recordedAt())
                .param("who", stamp.who())
                .param("reason", stamp.reason())
                .update();
    }

    /** Ends what is proposed about the development, if anything is. */
    void close(DevelopmentEvent event, Stamp stamp) {
        jdbc.sql("""
                        update development_proposal set to_revision = :revision
                        where id = :id and crisis = :crisis and to_revision = :open""")
                .param("revision", stamp.revision())
                .param("id", event.development().value())
                .param("crisis", event.crisis().value())
                .param("open", OPEN)
                .update();
    }
}
