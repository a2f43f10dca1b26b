package org.demarche.audit;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.demarche.desk.DeskConfiguration;
import org.demarche.json.StrictJson;
import org.demarche.ledger.RecordedEvents;
import org.demarche.ledger.ReplayedLedger;
import org.demarche.ledger.RowBatches;
import org.demarche.ledger.StoredEvents;
import org.demarche.web.AsOfReader;
import org.demarche.web.JsonAnswers;
import org.demarche.web.Unseen;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The read side of the program over a new database. Nothing of it depends on settings: who has a server's settings in the
 * environment must not reach its database from here. Not a component of the server.
 */
@ComponentScan(
        basePackages = {
            "org.demarche.source",
            "org.demarche.actor",
            "org.demarche.crisis",
            "org.demarche.development",
            "org.demarche.stance"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.demarche\\.[a-z]+\\.web\\.(?!CrisisCalendar).*"))
@Import({DeskConfiguration.class, AsOfReader.class, Unseen.class, JsonAnswers.class})
class OfflineConfiguration {
    @Bean
    DataSource database(@Value("${demarche.data}") Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("replay") + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        DataSource database = new SingleConnectionDataSource(url, "replay", "", true);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .outOfOrder(true)
                .load()
                .migrate();
        return database;
    }

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
        return new JdbcTransactionManager(database);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    JdbcTemplate jdbc(DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbc) {
        return JdbcClient.create(jdbc);
    }

    @Bean
    RowBatches rowBatches(JdbcTemplate jdbc) {
        return new RowBatches(jdbc);
    }

    @Bean
    RecordedEvents recordedEvents(JdbcTemplate jdbc, Serializer serializer, EventUpcasterChain upcasters) {
        return new StoredEvents(jdbc, serializer, upcasters);
    }

    @Bean
    JsonMapper json() {
        return StrictJson.mapper();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ReplayedLedger ledger() {
        return new ReplayedLedger();
    }
}
