package org.demarche;

import java.sql.SQLException;
import org.demarche.ledger.Outage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in a paragraph why the store cannot be opened, instead of a stack trace. */
class StoreFailureAnalyzer implements FailureAnalyzer {
    private static final String ANOTHER_FOLDER = "Choose another folder with --demarche.data=DIR.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreFailure store) {
                return new FailureAnalysis(store.getMessage(), ANOTHER_FOLDER, failure);
            }
            if (cause instanceof SQLException sql) {
                FailureAnalysis analysis = analyze(sql, failure);
                if (analysis != null) {
                    return analysis;
                }
            }
        }
        return Outage.isIn(failure)
                ? new FailureAnalysis(
                        Outage.told(failure), "See that there is room on the disk; then start again.", failure)
                : null;
    }

    private static @Nullable FailureAnalysis analyze(SQLException sql, Throwable failure) {
        String said = String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
        return switch (sql.getErrorCode()) {
            case 90020 -> // DATABASE_ALREADY_OPEN_1
                new FailureAnalysis(
                        "Another process has the data folder open. " + said,
                        "Stop it; a server, for example, or a rebuild. Or: " + ANOTHER_FOLDER,
                        failure);
            case 90028, 90030, 90031, 90048 -> // IO_EXCEPTION, FILE_CORRUPTED_1, IO_EXCEPTION_2, FILE_VERSION_ERROR_1
                new FailureAnalysis(
                        "The database in the data folder is damaged or cannot be read. " + said,
                        "If ledger.jsonl lies beside it, move demarche.mv.db away and start: it is made anew from that. Else put"
                                + " a backup of the folder in its place. Or: " + ANOTHER_FOLDER,
                        failure);
            default ->
                isOutOfReach(sql)
                        ? new FailureAnalysis(
                                "The database cannot be reached. " + said,
                                "See that it runs, and that spring.datasource.url, username and password are right.",
                                failure)
                        : null;
        };
    }

    /** PostgreSQL: no connection (class 08, but for a pool that only repeats why), or no such user, password or database. */
    private static boolean isOutOfReach(SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return !(sql.getCause() instanceof SQLException)
                && (state.startsWith("08") || state.startsWith("28") || state.equals("3D000"));
    }
}
