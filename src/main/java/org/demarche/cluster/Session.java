package org.demarche.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.jdbc.PgConnection;

/**
 * A node's membership: one session of PostgreSQL, in which it holds locks and hears announcements. PostgreSQL ends it, and
 * gives its locks to others, at once when the process ends, and when nothing was asked in it for a time, as of a process
 * that is stopped or cut off. Not thread-safe.
 */
final class Session implements AutoCloseable {
    static final String CHANNEL = "demarche";

    private final DataSource database;
    private final Connection connection;
    private final PGConnection ears;

    /** @param patience after which PostgreSQL gives up a session in which nothing is asked; zero for never */
    Session(DataSource database, Duration patience) throws SQLException {
        this.database = database;
        connection = database.getConnection();
        ears = connection.unwrap(PGConnection.class);
        // of the connection itself: what a pool knows of, it would put back after the end
        connection.unwrap(PgConnection.class).setNetworkTimeout(Runnable::run, (int) patience.toMillis());
        try (Statement statement = connection.createStatement()) {
            bear(patience);
            statement.execute("listen " + CHANNEL);
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    /** Changes after what time without a question PostgreSQL gives it up; zero for never. */
    void bear(Duration silence) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set idle_session_timeout = " + silence.toMillis());
        }
    }

    /** Whether the answer of a statement of {@link Lock} is true. */
    boolean ask(String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(lock)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** To be asked: announces something at once. */
    static String tell(String news) {
        return "select pg_notify('" + CHANNEL + "', '" + news + "') is null";
    }

    /** Shows that this node goes on, and fails where the session has been given up. */
    void renew() throws SQLException {
        ask("select true");
    }

    /** What was announced, by the names of the announcing nodes, after the last call; waits a while for something. */
    List<String> hear(Duration atMost) throws SQLException {
        List<String> heard = new ArrayList<>();
        PGNotification[] notifications = ears.getNotifications((int) atMost.toMillis());
        if (notifications != null) {
            for (PGNotification notification : notifications) {
                heard.add(notification.getParameter());
            }
        }
        return heard;
    }

    /** Ends the session itself, rather than give it back to a pool with all that is held in it. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (database.isWrapperFor(HikariDataSource.class)) {
                database.unwrap(HikariDataSource.class).evictConnection(connection);
            }
        }
    }
}
