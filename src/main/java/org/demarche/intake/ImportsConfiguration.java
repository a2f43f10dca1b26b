package org.demarche.intake;

import java.nio.file.Path;
import java.time.Clock;
import org.demarche.cluster.Cluster;
import org.demarche.crisis.KnownCrises;
import org.demarche.ledger.Ledger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Imports of a server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ImportsConfiguration {
    /** So many of the largest files may wait, on a database that is shared. */
    private static final int LARGEST_WAITING = 10;

    @Bean
    Imports imports(
            @Value("${demarche.data}") Path data,
            @Value("${demarche.intake.largest}") DataSize largest,
            JsonMapper json,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Cluster cluster,
            Importer importer,
            KnownCrises crises,
            Ledger ledger,
            Clock clock) {
        JobFolder folder = new JobFolder(data.resolve("imports"), json);
        Jobs jobs = cluster.isShared()
                ? new TableJobs(jdbc, transactions, folder, LARGEST_WAITING * largest.toBytes(), json)
                : new FolderJobs(folder);
        return new Imports(jobs, cluster, importer, crises, ledger, clock);
    }

    @Bean
    @ConditionalOnExpression("!'${demarche.intake.watch}'.isBlank()")
    WatchedFolder watchedFolder(
            @Value("${demarche.intake.watch}") Path folder, Importer importer, JsonMapper json, Clock clock) {
        return new WatchedFolder(folder, importer, json, clock);
    }
}
