package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.support.GenericApplicationContext;

class ClosedDatabaseTest {
    @ParameterizedTest
    @ValueSource(
            ints = {DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_BLOCK_NOT_FOUND})
    void endsTheProcessThatReadAPageWhichIsNotWhatItShouldBe(int code) {
        DbException read = DbException.convert(DataUtils.newMVStoreException(code, "Unable to read the page"));
        assertThat(toldOf(read.getSQLException()))
                .containsExactly(ReadinessState.REFUSING_TRAFFIC, LivenessState.BROKEN);
    }

    @Test
    void endsTheProcessThatCannotWrite() {
        SQLException full = DbException.get(
                        ErrorCode.IO_EXCEPTION_1, new IOException("No space left on device"), "file")
                .getSQLException();
        assertThat(toldOf(full)).contains(LivenessState.BROKEN);
        assertThat(toldOf(DbException.get(ErrorCode.DATABASE_IS_CLOSED).getSQLException()))
                .contains(LivenessState.BROKEN);
    }

    @Test
    void letsTransactionsThatMetTryAgain() {
        DbException met = DbException.get(
                ErrorCode.CONCURRENT_UPDATE_1,
                DataUtils.newMVStoreException(DataUtils.ERROR_TRANSACTION_LOCKED, "Map entry is locked"),
                "ledger_head");
        assertThat(toldOf(met.getSQLException())).isEmpty();
    }

    @Test
    void letsAPostgresThatIsAwayComeBack() {
        assertThat(toldOf(new SQLException("I/O error", "08006", new IOException("Connection reset"))))
                .isEmpty();
    }

    private static List<AvailabilityState> toldOf(SQLException failure) {
        List<AvailabilityState> told = new ArrayList<>();
        try (var program = new GenericApplicationContext()) {
            program.addApplicationListener(event -> {
                if (event instanceof AvailabilityChangeEvent<?> change) {
                    told.add(change.getState());
                }
            });
            program.refresh();
            new ClosedDatabase(program).adjudicate(failure);
        }
        return told;
    }
}
