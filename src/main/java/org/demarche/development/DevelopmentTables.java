package org.demarche.development;

import java.util.List;
import org.demarche.ledger.ProjectionTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the ledger what a rebuild empties here. */
@Configuration(proxyBeanMethods = false)
class DevelopmentTables {
    @Bean
    ProjectionTables developmentProjectionTables() {
        return new ProjectionTables(List.of(
                "development_state",
                "development_report",
                "development_facet",
                "development_width",
                "development_proposal"));
    }
}
