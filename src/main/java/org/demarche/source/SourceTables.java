package org.demarche.source;

import java.util.List;
import org.demarche.ledger.ProjectionTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the ledger what a rebuild empties here. */
@Configuration(proxyBeanMethods = false)
class SourceTables {
    @Bean
    ProjectionTables sourceProjectionTables() {
        return new ProjectionTables(List.of("source_version"));
    }
}
