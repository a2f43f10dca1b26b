package org.demarche.crisis;

import org.demarche.kernel.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of crises, issues and codebooks. */
@Repository
class CrisisStore {
    private static final int FIRST_VERSION = 1;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CrisisStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void open(CrisisOpened crisis, Stamp stamp) {
        jdbc.sql("""
                        insert into crisis (id, title, zone, summary, revision, recorded_at, recorded_by)
                        values (:id, :title, :zone, :summary, :revision, :recordedAt, :who)""")
                .param("id", crisis.crisis().value())
                .param("title", crisis.title())
                .param("zone", crisis.zone().getId())
                .param("summary", crisis.summary())
                .param("revision", stamp.revision())
                .param("recordedAt", stamp.recordedAt())
                .param("who", stamp.who())
                .update();
        adopt(crisis.crisis(), FIRST_VERSION, crisis.codebook(), stamp);
    }

    void review(ReviewAdopted event, Stamp stamp) {
        jdbc.sql("insert into crisis_review (crisis, review, revision) values (:crisis, :review, :revision)")
                .param("crisis", event.crisis().value())
                .param("review", event.review().name())
                .param("revision", stamp.revision())
                .update();
    }

    void raise(IssueRaised issue, Stamp stamp) {
        jdbc.sql("""
                        insert into crisis_issue (crisis, id, proposition, scope_note, revision, recorded_at, recorded_by)
                        values (:crisis, :id, :proposition, :scopeNote, :revision, :recordedAt, :who)""")
                .param("crisis", issue.crisis().value())
                .param("id", issue.issue().value())
                .param("proposition", issue.proposition())
                .param("scopeNote", issue.scopeNote())
                .param("revision", stamp.revision())
                .param("recordedAt", stamp.recordedAt())
                .param("who", stamp.who())
                .update();
    }

    void adopt(CrisisId crisis, int version, Codebook codebook, Stamp stamp) {
        jdbc.sql("""
                        insert into crisis_codebook (crisis, version, revision, recorded_at, recorded_by, reason, content)
                        values (:crisis, :version, :revision, :recordedAt, :who, :reason, :content)""")
                .param("crisis", crisis.value())
                .param("version", version)
                .param("revision", stamp.revision())
                .param("recordedAt", stamp.recordedAt())
                .param("who", stamp.who())
                .param("reason", stamp.reason())
                .param("content", json.writeValueAsString(codebook))
                .update();
    }
}
