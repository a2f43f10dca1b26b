package org.demarche.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The directory of crises, as known at a revision: whoever asks twice at one revision gets the same answer. The revision
 * must be visible ({@link org.demarche.ledger.Ledger#visible}). Thread-safe.
 */
@Component
public class Crises {
    private static final String VIEW = """
            select id, title, zone, summary, revision, recorded_at, recorded_by,
              (select max(version) from crisis_codebook b where b.crisis = c.id and b.revision <= :revision) as codebook,
              (select count(*) from crisis_issue i where i.crisis = c.id and i.revision <= :revision) as issues,
              coalesce((select review from crisis_review r where r.crisis = c.id and r.revision <= :revision), 'NONE')
                as review
            from crisis c
            """;

    private final JdbcClient jdbc;

    Crises(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} crises in the order of their ids, those after {@code after}; null: from the first. */
    public List<CrisisView> list(long revision, @Nullable CrisisId after, int limit) {
        return jdbc.sql(VIEW + "where id > :after and revision <= :revision order by id limit :limit")
                .param("after", after == null ? "" : after.value())
                .param("revision", revision)
                .param("limit", limit)
                .query(Crises::crisis)
                .list();
    }

    /** One crisis; empty where it was not known. */
    public Optional<CrisisView> find(CrisisId crisis, long revision) {
        return jdbc.sql(VIEW + "where id = :id and revision <= :revision")
                .param("id", crisis.value())
                .param("revision", revision)
                .query(Crises::crisis)
                .optional();
    }

    private static CrisisView crisis(ResultSet row, int n) throws SQLException {
        return new CrisisView(
                new CrisisId(row.getString("id")),
                row.getString("title"),
                ZoneId.of(row.getString("zone")),
                row.getString("summary"),
                row.getInt("codebook"),
                row.getInt("issues"),
                Review.valueOf(row.getString("review")),
                row.getLong("revision"),
                Instant.ofEpochSecond(row.getLong("recorded_at")),
                row.getString("recorded_by"));
    }
}
