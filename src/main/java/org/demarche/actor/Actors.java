package org.demarche.actor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.demarche.kernel.Among;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory of actors, as known at a revision: whoever asks twice at one revision gets the same answer. The revision
 * must be visible ({@link org.demarche.ledger.Ledger#visible}). Thread-safe.
 */
@Component
public class Actors {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final MergeStore merges;

    Actors(JdbcClient jdbc, JsonMapper json, MergeStore merges) {
        this.jdbc = jdbc;
        this.json = json;
        this.merges = merges;
    }

    /** At most {@code limit} actors in the order of their ids, those after {@code after}; null: from the first. */
    public List<ActorView> list(long revision, @Nullable ActorId after, int limit) {
        Merges known = merges(revision);
        return jdbc.sql("""
                        select id, name, kind, details, revision, recorded_at, recorded_by
                        from actor
                        where id > :after and revision <= :revision
                        order by id
                        limit :limit""")
                .param("after", after == null ? "" : after.value())
                .param("revision", revision)
                .param("limit", limit)
                .query((row, n) -> actor(row, known))
                .list();
    }

    /** One actor; empty where it was not known. */
    public Optional<ActorView> find(ActorId actor, long revision) {
        Merges known = merges(revision);
        return jdbc.sql("""
                        select id, name, kind, details, revision, recorded_at, recorded_by
                        from actor
                        where id = :id and revision <= :revision""")
                .param("id", actor.value())
                .param("revision", revision)
                .query((row, n) -> actor(row, known))
                .optional();
    }

    /** Those of some actors that were known, in no order. */
    public List<ActorView> find(Collection<ActorId> actors, long revision) {
        Merges known = merges(revision);
        return jdbc.sql("select a.id, name, kind, details, revision, recorded_at, recorded_by from actor a"
                        + Among.join("a.id", ":ids") + " where revision <= :revision")
                .param("ids", Among.of(actors, ActorId::value))
                .param("revision", revision)
                .query((row, n) -> actor(row, known))
                .list();
    }

    /** Which of them count for which others. */
    public Merges merges(long revision) {
        return merges.at(revision);
    }

    private ActorView actor(ResultSet row, Merges known) throws SQLException {
        ActorId id = new ActorId(row.getString("id"));
        ActorId counted = known.of(id);
        ActorDetails details = json.readValue(row.getString("details"), ActorDetails.class);
        return new ActorView(
                id,
                row.getString("name"),
                ActorKind.valueOf(row.getString("kind")),
                details.aliases(),
                details.codes(),
                details.memberships(),
                counted.equals(id) ? null : counted,
                row.getLong("revision"),
                Instant.ofEpochSecond(row.getLong("recorded_at")),
                row.getString("recorded_by"));
    }
}
