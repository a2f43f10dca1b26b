package org.demarche.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.demarche.kernel.Embedded;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

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
