package org.demarche.cluster;

import java.time.Duration;
import javax.sql.DataSource;

/** Nodes of a PostgreSQL, for tests of what others do beside them. */
public final class TestNodes {
    private TestNodes() {}

    /** One that has not started. */
    public static Cluster node(DataSource database) {
        return new PostgresCluster(database, Duration.ofMinutes(1), Lock.LEAD);
    }

    /** One that runs until it is closed. */
    public static AutoCloseable running(DataSource database) {
        PostgresCluster node = new PostgresCluster(database, Duration.ofMinutes(1), Lock.LEAD);
        node.start();
        node.started();
        return node::stop;
    }
}
