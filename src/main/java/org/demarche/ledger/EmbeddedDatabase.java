package org.demarche.ledger;

import static java.util.Objects.requireNonNullElse;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.demarche.kernel.Embedded;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** The file of the embedded database, as it is found before it is opened. */
class EmbeddedDatabase implements BeanPostProcessor {
    private static final int HEADER = 4_096;
    /** In the header of a file that was closed; taken away by the first write after the next opening. */
    private static final String CLOSED = ",clean:1,";

    private @Nullable Path journal;
    private boolean killed;

    /** Looks before the pool opens its first connection. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
            Embedded.nameIn(pool.getJdbcUrl()).ifPresent(this::find);
        }
        return bean;
    }

    /** Opens it, however long that takes; a file that was not closed takes longer than anybody waits for the pool. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && journal != null) {
            open(pool);
        }
        return bean;
    }

    /** It stays open because the pool has a connection before this one is closed. */
    private static void open(HikariDataSource pool) {
        Properties user = new Properties();
        user.setProperty("user", requireNonNullElse(pool.getUsername(), ""));
        user.setProperty("password", requireNonNullElse(pool.getPassword(), ""));
        try {
            Connection first = new Driver().connect(pool.getJdbcUrl(), user);
            try {
                pool.getConnection().close();
            } finally {
                first.close();
            }
        } catch (SQLException failure) {
            throw new CannotGetJdbcConnectionException("The embedded database cannot be opened", failure);
        }
    }

    static Path journalOf(Path name) {
        return name.resolveSibling("ledger.jsonl");
    }

    static Path fileOf(Path name) {
        return name.resolveSibling(name.getFileName() + ".mv.db");
    }

    private void find(Path name) {
        journal = journalOf(name);
        killed = wasKilled(fileOf(name));
    }

    /** Where the journal of the ledger lies; nowhere for a server or a database in memory. */
    Optional<Path> journal() {
        return Optional.ofNullable(journal);
    }

    /** Whether there was a file that had not been closed. */
    boolean wasKilled() {
        return killed;
    }

    private static boolean wasKilled(Path file) {
        if (Files.notExists(file)) {
            return false;
        }
        try (InputStream octets = Files.newInputStream(file)) {
            return !new String(octets.readNBytes(HEADER), StandardCharsets.ISO_8859_1).contains(CLOSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
