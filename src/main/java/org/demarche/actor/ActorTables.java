package org.demarche.actor;

import java.util.List;
import org.demarche.ledger.ProjectionTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the ledger what a rebuild empties here. */
@Configuration(proxyBeanMethods = false)
class ActorTables {
    @Bean
    ProjectionTables actorProjectionTables() {
        return new ProjectionTables(List.of("actor", "actor_merge"));
    }
}
