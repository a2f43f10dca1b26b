package org.demarche.actor;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of merges and separations. */
@Repository
class MergeStore implements KnownMerges {
    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ActorId actor, @Nullable ActorId into, long revision) {
        jdbc.sql("insert into actor_merge (revision, actor, merged_into) values (?, ?, ?)")
                .param(revision)
                .param(actor.value())
                .param(into == null ? null : into.value())
                .update();
    }

    @Override
    public Merges merges() {
        return at(Long.MAX_VALUE);
    }

    Merges at(long revision) {
        return Merges.of(
                jdbc.sql("select revision, actor, merged_into from actor_merge where revision <= ? order by revision")
                        .param(revision)
                        .query((row, n) -> merge(row.getLong(1), row.getString(2), row.getString(3)))
                        .list());
    }

    private static Merge merge(long revision, String actor, @Nullable String into) {
        return new Merge(revision, new ActorId(actor), into == null ? null : new ActorId(into));
    }
}
