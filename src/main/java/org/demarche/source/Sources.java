package org.demarche.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The directory of sources, as known at a revision: whoever asks twice at one revision gets the same answer. The revision
 * must be visible ({@link org.demarche.ledger.Ledger#visible}). Thread-safe.
 */
@Component
public class Sources {
    private final JdbcClient jdbc;

    Sources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} sources in the order of their ids, those after {@code after}; null: from the first. */
    public List<SourceView> list(long revision, @Nullable SourceId after, int limit) {
        return jdbc.sql("""
                        select id, name, reliability, url, from_revision, recorded_at, recorded_by
                        from source_version
                        where id > :after and from_revision <= :revision and to_revision > :revision
                        order by id
                        limit :limit""")
                .param("after", after == null ? "" : after.value())
                .param("revision", revision)
                .param("limit", limit)
                .query(Sources::source)
                .list();
    }

    /** One source; empty where it was not known. */
    public Optional<SourceView> find(SourceId source, long revision) {
        return jdbc.sql("""
                        select id, name, reliability, url, from_revision, recorded_at, recorded_by
                        from source_version
                        where id = :id and from_revision <= :revision and to_revision > :revision""")
                .param("id", source.value())
                .param("revision", revision)
                .query(Sources::source)
                .optional();
    }

    /** Every grade that the source had been given by the revision, the first one first; empty where it was not known. */
    public List<GradeView> grades(SourceId source, long revision) {
        return jdbc.sql("""
                        select reliability, from_revision, recorded_at, recorded_by, reason
                        from source_version
                        where id = :id and from_revision <= :revision
                        order by from_revision""")
                .param("id", source.value())
                .param("revision", revision)
                .query((row, n) -> new GradeView(
                        Reliability.valueOf(row.getString("reliability")),
                        row.getLong("from_revision"),
                        Instant.ofEpochSecond(row.getLong("recorded_at")),
                        row.getString("recorded_by"),
                        row.getString("reason")))
                .list();
    }

    private static SourceView source(ResultSet row, int n) throws SQLException {
        return new SourceView(
                new SourceId(row.getString("id")),
                row.getString("name"),
                Reliability.valueOf(row.getString("reliability")),
                row.getString("url"),
                row.getLong("from_revision"),
                Instant.ofEpochSecond(row.getLong("recorded_at")),
                row.getString("recorded_by"));
    }
}
