package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.demarche.Databases;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class SecuredCommitsAreInTheFileTest {
    @TempDir
    Path folder;

    @AfterEach
    void letGo() {
        HeldFile.release();
    }

    @Test
    void inMemoryThereIsNothingToSecure() {
        JdbcTemplate jdbc = new JdbcTemplate(Databases.H2.migrated());
        jdbc.update("update ledger_head set recorded_at = 1");
        Durability.of(jdbc).secure();
        assertThat(jdbc.queryForObject("select recorded_at from ledger_head", Long.class))
                .isEqualTo(1);
    }

    /** The background writer has begun to store a commit when it is to be secured, and the disk is slow. */
    @Test
    @Timeout(60)
    void alsoThoseThatTheBackgroundWriterIsJustWriting() throws Exception {
        FilePath.register(new HeldFile());
        JdbcConnectionPool database = JdbcConnectionPool.create(
                "jdbc:h2:held:" + folder.resolve("store").toAbsolutePath() + ";WRITE_DELAY=1", "demarche", "");
        try {
            JdbcTemplate jdbc = new JdbcTemplate(database);
            Durability durability = Durability.of(jdbc);
            jdbc.execute("create table fact (id int primary key)");
            durability.secure();
            HeldFile.hold();
            jdbc.update("insert into fact values (1)");
            HeldFile.awaitHeld();
            CompletableFuture<Void> secured = new CompletableFuture<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                durability.secure();
                secured.complete(null);
            });
            while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(secured).as("secured while the disk holds it up").isNotDone();
            HeldFile.release();
            secured.get(30, TimeUnit.SECONDS);
        } finally {
            HeldFile.release();
            database.dispose();
        }
    }
}
