package org.demarche.actor;

import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.kernel.Among;
import org.demarche.kernel.KnownIds;
import org.demarche.ledger.RowsRemembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The actors of the projection, remembered once seen. */
@Component
class RememberedActors implements KnownActors, RowsRemembered {
    private final KnownIds<ActorId> known;

    RememberedActors(JdbcClient jdbc) {
        this.known = new KnownIds<>(actors -> jdbc
                .sql("select a.id from actor a" + Among.join("a.id", ":ids"))
                .param("ids", Among.of(actors, ActorId::value))
                .query(String.class)
                .list()
                .stream()
                .map(ActorId::new)
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<ActorId> unknown(Set<ActorId> actors) {
        return known.unknown(actors);
    }

    @Override
    public void forget() {
        known.forget();
    }
}
