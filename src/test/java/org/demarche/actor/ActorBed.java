package org.demarche.actor;

import java.util.List;
import org.demarche.kernel.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The directory of actors without a ledger. */
public final class ActorBed {
    private final ActorProjection projection;
    private final Actors actors;

    public ActorBed(JdbcClient jdbc, JsonMapper json) {
        MergeStore merges = new MergeStore(jdbc);
        projection = new ActorProjection(new ActorStore(jdbc, json), merges);
        actors = new Actors(jdbc, json, merges);
    }

    /** What a rebuild empties. */
    public static List<String> tables() {
        return new ActorTables().actorProjectionTables().names();
    }

    public Actors actors() {
        return actors;
    }

    public void record(ActorEvent event, Stamp stamp) {
        switch (event) {
            case ActorRegistered registered -> projection.on(registered, stamp);
            case ActorMerged merged -> projection.on(merged, stamp);
            case ActorSeparated separated -> projection.on(separated, stamp);
        }
    }
}
