package org.demarche.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds out whether the database can have other nodes. */
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {
    @Bean
    Cluster cluster(
            @Value("${spring.datasource.url}") String url,
            DataSource database,
            @Value("${demarche.cluster.takeover}") Duration takeover,
            ObjectProvider<Beside> beside) {
        Lock lead = beside.stream().findAny().isPresent() ? Lock.REBUILD : Lock.LEAD;
        return PostgresDefaults.isPostgres(url) ? new PostgresCluster(database, takeover, lead) : new SingleNode();
    }

    @Bean
    MeterBinder clusterMeters(Cluster cluster) {
        return registry -> {
            Gauge.builder("demarche.cluster.leads", cluster, c -> c.does(Duty.LEAD) ? 1 : 0)
                    .description("1 where this node keeps the read models")
                    .register(registry);
            Gauge.builder("demarche.cluster.imports", cluster, c -> c.does(Duty.IMPORT) ? 1 : 0)
                    .description("1 where this node runs the imports")
                    .register(registry);
        };
    }

    @Bean
    ApplicationListener<ApplicationStartedEvent> nextNodeMayStart(Cluster cluster) {
        return started -> {
            if (cluster instanceof PostgresCluster postgres) {
                postgres.started();
            }
        };
    }
}
