package org.demarche.crisis;

import java.util.List;
import org.demarche.ledger.ProjectionTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the ledger what a rebuild empties here. */
@Configuration(proxyBeanMethods = false)
class CrisisTables {
    @Bean
    ProjectionTables crisisProjectionTables() {
        return new ProjectionTables(List.of("crisis", "crisis_issue", "crisis_codebook", "crisis_review"));
    }
}
