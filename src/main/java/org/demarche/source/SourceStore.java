package org.demarche.source;

import org.demarche.kernel.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the source directory: one for each state that a source has been in. */
@Repository
class SourceStore {
    /** The {@code to_revision} of the row that still holds. */
    private static final long OPEN = Long.MAX_VALUE;

    private final JdbcClient jdbc;

    SourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SourceRegistered source, Stamp stamp) {
        jdbc.sql("""
                        insert into source_version (id, from_revision, to_revision, name, reliability, url,
                          recorded_at, recorded_by, reason)
                        values (:id, :revision, :open, :name, :reliability, :url, :recordedAt, :who, :reason)""")
                .param("id", source.source().value())
                .param("revision", stamp.revision())
                .param("open", OPEN)
                .param("name", source.name())
                .param("reliability", source.reliability().name())
                .param("url", source.url())
                .param("recordedAt", stamp.recordedAt())
                .param("who", stamp.who())
                .param("reason", stamp.reason())
                .update();
    }

    void regrade(SourceRegraded source, Stamp stamp) {
        int closed = jdbc.sql("update source_version set to_revision = ? where id = ? and to_revision = ?")
                .params(stamp.revision(), source.source().value(), OPEN)
                .update();
        if (closed != 1) {
            throw new IllegalStateException("regraded before it was registered: " + source.source());
        }
        jdbc.sql("""
                        insert into source_version (id, from_revision, to_revision, name, reliability, url,
                          recorded_at, recorded_by, reason)
                        select id, to_revision, :open, name, :reliability, url, :recordedAt, :who, :reason
                        from source_version where id = :id and to_revision = :revision""")
                .param("id", source.source().value())
                .param("revision", stamp.revision())
                .param("open", OPEN)
                .param("reliability", source.reliability().name())
                .param("recordedAt", stamp.recordedAt())
                .param("who", stamp.who())
                .param("reason", stamp.reason())
                .update();
    }
}
