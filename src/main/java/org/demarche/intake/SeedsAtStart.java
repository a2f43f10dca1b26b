package org.demarche.intake;

import org.demarche.kernel.AtStart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the seeds of a server when the ledger runs and before the port opens, so that the first answer has all of them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SeedsAtStart {
    private static final String NO_SEEDS = "none";

    @Bean
    AtStart seedsLoadedAtStart(Seeds seeds, @Value("${demarche.seeds}") String set) {
        return new AtStart(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1, () -> {
            if (!NO_SEEDS.equals(set)) {
                seeds.load(set);
            }
        });
    }
}
