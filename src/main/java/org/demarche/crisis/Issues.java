package org.demarche.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The issues of a crisis, as known at a revision; see {@link Crises}. Thread-safe. */
@Component
public class Issues {
    private final JdbcClient jdbc;

    Issues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} issues in the order of their ids, those after {@code after}; null: from the first. */
    public List<IssueView> list(CrisisId crisis, long revision, @Nullable IssueId after, int limit) {
        return jdbc.sql("""
                        select id, proposition, scope_note, revision, recorded_at, recorded_by
                        from crisis_issue
                        where crisis = :crisis and id > :after and revision <= :revision
                        order by id
                        limit :limit""")
                .param("crisis", crisis.value())
                .param("after", after == null ? "" : after.value())
                .param("revision", revision)
                .param("limit", limit)
                .query(Issues::issue)
                .list();
    }

    /** One issue; empty where it was not known. */
    public Optional<IssueView> find(CrisisId crisis, IssueId issue, long revision) {
        return jdbc.sql("""
                        select id, proposition, scope_note, revision, recorded_at, recorded_by
                        from crisis_issue
                        where crisis = :crisis and id = :id and revision <= :revision""")
                .param("crisis", crisis.value())
                .param("id", issue.value())
                .param("revision", revision)
                .query(Issues::issue)
                .optional();
    }

    private static IssueView issue(ResultSet row, int n) throws SQLException {
        return new IssueView(
                new IssueId(row.getString("id")),
                row.getString("proposition"),
                row.getString("scope_note"),
                row.getLong("revision"),
                Instant.ofEpochSecond(row.getLong("recorded_at")),
                row.getString("recorded_by"));
    }
}
