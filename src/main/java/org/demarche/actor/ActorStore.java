package org.demarche.actor;

import org.demarche.kernel.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the actor directory. */
@Repository
class ActorStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActorStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(ActorRegistered actor, Stamp stamp) {
        jdbc.sql("""
                        insert into actor (id, name, kind, details, revision, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        actor.actor().value(),
                        actor.name(),
                        actor.kind().name(),
                        json.writeValueAsString(new ActorDetails(actor.aliases(), actor.codes(), actor.memberships())),
                        stamp.revision(),
                        stamp.recordedAt(),
                        stamp.who())
                .update();
    }
}
