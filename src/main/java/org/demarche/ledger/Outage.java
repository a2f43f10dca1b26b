package org.demarche.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether something failed because the store does not answer or cannot write; another time it may succeed unchanged. */
public final class Outage {
    private static final String LOST = "Connection is closed";

    private Outage() {}

    /** Whether it did. */
    public static boolean isIn(Throwable failure) {
        return causes(failure).stream().anyMatch(Outage::is);
    }

    /** A sentence that says so, with what is deepest below it, for whoever can mend that; what is ours says it itself. */
    public static String told(Throwable failure) {
        if (failure instanceof LedgerFailure ours) {
            return ours.getMessage() + " " + ours.action();
        }
        String why = causes(failure).reversed().stream()
                .map(cause -> String.valueOf(cause.getMessage()).strip())
                .filter(message -> !message.isEmpty() && !message.equals("null"))
                .findFirst()
                .flatMap(message -> message.lines().findFirst())
                .orElse(failure.getClass().getSimpleName());
        return "The database does not answer or cannot write: " + why.replaceFirst("\\.$", "") + ".";
    }

    private static boolean is(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || (cause instanceof SQLException sql && isOutOfReach(sql));
    }

    /**
     * Class 08 is a lost connection, 53 a full disk or want of memory, 57P a server that shuts down, 90098 an H2 that has closed
     * itself; before that it may say no more than that a file could not be written. Of a connection that was lost, and then is to
     * be rolled back, the pool says no more than that.
     */
    private static boolean isOutOfReach(SQLException failure) {
        String state = failure.getSQLState();
        return causes(failure).getLast() instanceof IOException
                || (state == null && LOST.equals(failure.getMessage()))
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57P")
                                || state.equals("90098")));
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Outage::cause).toList();
    }

    /** That of a batch stands beside it. */
    private static @Nullable Throwable cause(Throwable failure) {
        return failure.getCause() == null && failure instanceof SQLException batch
                ? batch.getNextException()
                : failure.getCause();
    }
}
