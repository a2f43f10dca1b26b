package org.demarche.faults;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** What happens to nodes while they are asked. Each is over when it returns, and everything that was broken is whole. */
enum Fault {
    KILL_LEADER {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            int leader = leader(nodes);
            nodes.kill(leader);
            clients.awaitWrites("after the leader was killed");
            nodes.start(leader);
        }
    },
    /** It is stopped for longer than the others wait for it, and goes on when another leads. */
    PAUSE_LEADER {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            int leader = leader(nodes);
            nodes.pause(leader);
            clients.awaitWrites("after the leader was stopped");
            nodes.resume(leader);
            Nodes.await("who was stopped leads no longer", () -> nodes.isReady(leader) && !nodes.leads(leader));
        }
    },
    CUT_LEADER_OFF {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            int leader = leader(nodes);
            nodes.cut(leader);
            clients.awaitWrites("after the leader was cut off");
            nodes.heal(leader);
        }
    },
    CRASH_DATABASE {
        @Override
        void happen(Nodes nodes, Running clients) {
            nodes.crashDatabase();
            nodes.bringDatabaseBack();
            clients.awaitWrites("after the database came back");
        }
    },
    KILL_ALL {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            for (int node = 0; node < nodes.count(); node++) {
                nodes.kill(node);
            }
            nodes.forEach(nodes::start);
            clients.awaitWrites("after all were killed and started");
        }
    },
    RESTART_ONE_AFTER_THE_OTHER {
        @Override
        void happen(Nodes nodes, Running clients) {
            for (int node = 0; node < nodes.count(); node++) {
                nodes.stop(node);
                nodes.start(node);
            }
            clients.awaitWrites("after each was stopped and started");
        }
    };

    /** Those who go on writing meanwhile. */
    @FunctionalInterface
    interface Running {
        /** Waits until some more writes have been answered, and notes how long none was. */
        void awaitWrites(String since);
    }

    abstract void happen(Nodes nodes, Running clients)
            throws IOException, InterruptedException, ExecutionException, Exception;

    private static int leader(Nodes nodes) {
        Nodes.await("somebody leads", () -> nodes.leader() >= 0);
        return nodes.leader();
    }
}
