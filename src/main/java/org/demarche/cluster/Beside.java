package org.demarche.cluster;

import org.springframework.core.env.PropertyResolver;

/**
 * Makes a program, as a bean of it, one that builds beside the nodes: it leads in that, one program at a time, and never
 * contends with them.
 */
public record Beside() {
    /** Whether the database of these settings can have several programs at once. */
    public static boolean isPossible(PropertyResolver settings) {
        return PostgresDefaults.isPostgres(settings.getProperty("spring.datasource.url", ""));
    }
}
