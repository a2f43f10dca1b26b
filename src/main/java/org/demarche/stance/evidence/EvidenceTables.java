package org.demarche.stance.evidence;

import java.util.List;
import org.demarche.ledger.ProjectionTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the ledger what a rebuild empties here. */
@Configuration(proxyBeanMethods = false)
class EvidenceTables {
    @Bean
    ProjectionTables evidenceProjectionTables() {
        return new ProjectionTables(List.of(
                "evidence_progress",
                "evidence_development",
                "evidence_codebook",
                "evidence_issue",
                "evidence_crisis",
                "evidence_grade",
                "evidence_actor",
                "evidence_merge"));
    }
}
