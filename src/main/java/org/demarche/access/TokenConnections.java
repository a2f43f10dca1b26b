package org.demarche.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The few connections by which tokens are looked up, opened when first asked for. Whoever asks shows a token before there is a
 * turn for the question: in the pool of those who have theirs, all who are about to be refused would wait, and be waited for.
 * Thread-safe.
 */
final class TokenConnections implements AutoCloseable {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String NAME = "tokens";
    /** After which a lookup has failed. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final int MOST = 2;

    private final Supplier<HikariDataSource> others;
    private @Nullable HikariDataSource pool;

    /** @param others the pool of everything else, whose settings these have, but for its size */
    TokenConnections(Supplier<HikariDataSource> others) {
        this.others = others;
    }

    synchronized JdbcClient client() {
        if (pool == null) {
            pool = open();
        }
        return JdbcClient.create(pool);
    }

    private HikariDataSource open() {
        HikariConfig settings = new HikariConfig();
        others.get().copyStateTo(settings);
        String url = settings.getJdbcUrl();
        if (url.startsWith(POSTGRESQL)) {
            // the properties of the driver are those of the other pool, not a copy; what the URL says last holds
            settings.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + "socketTimeout=" + PATIENCE.toSeconds());
        }
        settings.setPoolName(NAME);
        settings.setMaximumPoolSize(MOST);
        settings.setMinimumIdle(MOST);
        return new HikariDataSource(settings);
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
