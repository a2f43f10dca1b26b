package org.demarche.cluster;

import java.util.Locale;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Turns the profile {@code postgres} on where the command line or the environment names a PostgreSQL, so that nobody runs without its time-outs. */
class PostgresDefaults implements EnvironmentPostProcessor, Ordered {
    private static final String PROFILE = "postgres";

    static boolean isPostgres(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:");
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isPostgres(environment.getProperty("spring.datasource.url", ""))) {
            environment.addActiveProfile(PROFILE);
        }
    }

    /** Before the files of the profiles are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}
