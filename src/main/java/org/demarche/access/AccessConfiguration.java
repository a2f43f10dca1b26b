package org.demarche.access;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import org.demarche.kernel.Embedded;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** Puts together what is kept about access. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /**
     * Not in an embedded database: after a kill that may be one of before, in which what was revoked is good again. No database
     * is opened yet: filters are made before that, and what is wrong with it is told later.
     */
    @Bean
    TokenStore tokenStoreOfAccess(
            @Value("${spring.datasource.url}") String url,
            @Value("${demarche.data}") Path data,
            ObjectProvider<JdbcClient> jdbc,
            TokenConnections connections) {
        return Embedded.nameIn(url).isPresent()
                ? new TokenFile(data.resolve("tokens.jsonl"))
                : new TokenTable(SingletonSupplier.of(jdbc::getObject), connections::client);
    }

    @Bean
    TokenConnections tokenConnections(ObjectProvider<HikariDataSource> others) {
        return new TokenConnections(others::getObject);
    }

    @Bean
    Tokens tokens(TokenStore store, Clock clock) {
        return new Tokens(store, clock);
    }

    @Bean
    AccessLog accessLog(
            @Value("${demarche.data}") Path data, @Value("${demarche.access.log.keep}") int days, Clock clock) {
        return new AccessLog(data.resolve("access-log"), days, clock);
    }
}
