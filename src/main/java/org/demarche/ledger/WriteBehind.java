package org.demarche.ledger;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * H2, which commits to memory and writes behind.
 *
 * <p>Its {@code checkpoint sync} alone is not enough. It stores what no one has begun to store and forces the file; but H2's
 * background writer hands changes to another thread, and what is on that way is neither unsaved nor in the file. So the
 * queue of writes is waited for in between.
 */
final class WriteBehind implements Durability {
    private final JdbcTemplate jdbc;

    WriteBehind(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void secure() {
        jdbc.execute("checkpoint");
        MVStore store = jdbc.execute((ConnectionCallback<MVStore>) connection -> ((SessionLocal)
                        connection.unwrap(JdbcConnection.class).getSession())
                .getDatabase()
                .getStore()
                .getMvStore());
        if (!store.isPersistent()) {
            return; // in memory, for tests
        }
        try {
            store.executeFilestoreOperation(() -> {});
            store.sync();
        } catch (MVStoreException cannotWrite) {
            throw new DataAccessResourceFailureException("H2 cannot write its file", cannotWrite);
        }
    }
}
