package org.demarche.ledger;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void wasNotKilledWhereThereIsNoneYet() {
        assertThat(found("store").wasKilled()).isFalse();
    }

    @Test
    void isOpenedByItselfAndNotByThePoolWhichWaitsForAWhileOnly() throws Exception {
        Path file = folder.resolve("store.mv.db");
        try (HikariDataSource pool = new HikariDataSource();
                FileChannel another = FileChannel.open(file, CREATE_NEW, WRITE);
                FileLock lock = another.lock()) {
            assertThat(lock.isValid()).isTrue();
            pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve("store"));
            pool.setUsername("demarche");
            pool.setPassword("");
            EmbeddedDatabase database = new EmbeddedDatabase();
            database.postProcessBeforeInitialization(pool, "pool");
            assertThatThrownBy(() -> database.postProcessAfterInitialization(pool, "pool"))
                    .cause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            said -> assertThat(said.getErrorCode()).isEqualTo(ErrorCode.DATABASE_ALREADY_OPEN_1));
            lock.release();
            database.postProcessAfterInitialization(pool, "pool");
            assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
        }
    }

    @Test
    void wasKilledUnlessItWasClosed() throws Exception {
        Path file = folder.resolve("store.mv.db");
        try (Connection connection = open()) {
            connection.createStatement().execute("create table fact (id int primary key)");
        }
        assertThat(found("store").wasKilled()).isFalse();
        try (Connection connection = open()) {
            connection.createStatement().execute("insert into fact values (1)");
            connection.createStatement().execute("checkpoint sync");
            Files.copy(file, folder.resolve("killed.mv.db"));
        }
        assertThat(found("store").wasKilled()).isFalse();
        assertThat(found("killed").wasKilled()).isTrue();
    }

    @Test
    void hasItsJournalBesideIt() {
        assertThat(found("store").journal()).contains(folder.resolve("ledger.jsonl"));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/a/b/store;X=Y, /a/b/ledger.jsonl",
        "jdbc:h2:./store, ./ledger.jsonl",
        "jdbc:h2:nio:/a/store, /a/ledger.jsonl",
        "jdbc:h2:mem:store,",
        "jdbc:h2:mem:store;X=Y,",
        "jdbc:h2:tcp://localhost/store,",
        "jdbc:postgresql://localhost/store,"
    })
    void hasAJournalWhereverItIsAFile(String url, @Nullable String journal) {
        assertThat(at(url).journal()).isEqualTo(Optional.ofNullable(journal).map(Path::of));
    }

    private EmbeddedDatabase found(String name) {
        return at("jdbc:h2:file:" + folder.resolve(name) + ";DB_CLOSE_ON_EXIT=FALSE");
    }

    private static EmbeddedDatabase at(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        var database = new EmbeddedDatabase();
        assertThat(database.postProcessBeforeInitialization(pool, "dataSource")).isSameAs(pool);
        return database;
    }

    private Connection open() throws Exception {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("store"), "demarche", "");
    }
}
