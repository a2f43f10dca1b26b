package org.demarche.web.edge;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether something failed because the database does not answer; another time it may succeed unchanged. */
final class Outage {
    private Outage() {}

    static boolean isIn(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outage::is);
    }

    private static boolean is(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || (cause instanceof SQLException sql && isOutOfReach(sql));
    }

    /** Class 08 is a lost connection, 57P a server that shuts down, 90098 an H2 that has closed itself. */
    private static boolean isOutOfReach(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("90098"));
    }
}
