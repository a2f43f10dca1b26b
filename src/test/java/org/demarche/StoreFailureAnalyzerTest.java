package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Whoever cannot start reads why in a paragraph. */
class StoreFailureAnalyzerTest {
    @TempDir
    Path data;

    @Test
    void tellsOfAFolderThatAnotherProcessHasOpen() throws Exception {
        open().close();
        Path file = data.resolve("demarche.mv.db");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Objects.requireNonNull(other.tryLock());
            assertThat(analyze(catchThrowable(this::open)))
                    .contains("Another process has the data folder open", file.toString());
        }
    }

    @Test
    void tellsOfADamagedDatabase() throws Exception {
        Files.writeString(data.resolve("demarche.mv.db"), "no database at all ".repeat(1_000));
        assertThat(analyze(catchThrowable(this::open))).contains("is damaged");
    }

    @Test
    void tellsOfADatabaseServerThatCannotBeReached() {
        SQLException refused = new SQLException("Connection to db:5432 refused.", "08001");
        assertThat(analyze(new SQLException("Connection is not available", "08001", refused)))
                .contains("cannot be reached", "db:5432 refused");
    }

    /** That of a batch stands beside it. */
    @Test
    void tellsOfAFullDisk() {
        BatchUpdateException batch = new BatchUpdateException("General error", "HY000", 50000, new int[0]);
        batch.setNextException(new SQLException("General error", new IOException("No space left on device")));
        assertThat(analyze(batch)).contains("cannot write: No space left on device.", "room on the disk");
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(new StoreFailureAnalyzer().analyze(new IllegalStateException(new SQLException("no", "42000"))))
                .isNull();
    }

    private static String analyze(Throwable failure) {
        FailureAnalysis analysis = Objects.requireNonNull(
                new StoreFailureAnalyzer().analyze(new IllegalStateException("no start", failure)), failure::toString);
        return analysis.getDescription() + " " + analysis.getAction();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + data + "/demarche;TRACE_LEVEL_FILE=0", "demarche", "");
    }
}
