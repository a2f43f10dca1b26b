package org.demarche.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.demarche.kernel.AtStart;
import org.demarche.kernel.Embedded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Gives a server its first token before its port opens, and tells how to sign in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final FirstToken first;
    private volatile boolean isNew;

    FirstStart(
            Tokens tokens, @Value("${demarche.data}") Path data, @Value("${spring.datasource.url}") String database) {
        this.first = new FirstToken(
                tokens, data.resolve("token"), Embedded.nameIn(database).isEmpty());
    }

    @Bean
    static AtStart firstTokenAtStart(FirstStart start) {
        return new AtStart(
                WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1, () -> start.isNew = start.first.make());
    }

    /** A fragment is never sent to a server: the page takes the token from it. */
    @EventListener
    void tell(ServletWebServerInitializedEvent opened) throws IOException {
        if (isNew) {
            LOG.info(
                    "Sign in at http://127.0.0.1:{}/#token={} or with the header \"Authorization: Bearer $(cat {})\"",
                    opened.getWebServer().getPort(),
                    Files.readString(first.file()).strip(),
                    first.file());
        } else if (Files.exists(first.file())) {
            LOG.info("The first token is in {}", first.file());
        }
    }
}
