package org.demarche.intake;

import java.nio.file.Path;
import java.time.Clock;
import org.demarche.crisis.KnownCrises;
import org.demarche.ledger.Ledger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Imports of a server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ImportsConfiguration {
    @Bean
    Imports imports(
            @Value("${demarche.data}") Path data,
            JsonMapper json,
            Importer importer,
            KnownCrises crises,
            Ledger ledger,
            Clock clock) {
        JobFolder folder = new JobFolder(data.resolve("imports"), json);
        return new Imports(folder, importer, crises, ledger, clock);
    }

    @Bean
    @ConditionalOnExpression("!'${demarche.intake.watch}'.isBlank()")
    WatchedFolder watchedFolder(
            @Value("${demarche.intake.watch}") Path folder, Importer importer, JsonMapper json, Clock clock) {
        return new WatchedFolder(folder, importer, json, clock);
    }
}
