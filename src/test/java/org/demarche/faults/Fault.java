package org.demarche.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens to nodes while they are asked. Each is over when it returns, and everything that was broken is whole. */
enum Fault {
    KILL_LEADER {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            int leader = leader(nodes);
            nodes.kill(leader);
            clients.awaitWrites("the leader killed");
            nodes.start(leader);
        }
    },
    /** It is stopped for longer than the others wait for it, and goes on when another leads. */
    PAUSE_LEADER {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            int leader = leader(nodes);
            nodes.pause(leader);
            clients.awaitWrites("the leader stopped (SIGSTOP)");
            nodes.resume(leader);
            Nodes.await("who was stopped leads no longer", () -> nodes.isReady(leader) && !nodes.leads(leader));
        }
    },
    CUT_LEADER_OFF {
        @Override
        void happen(Nodes nodes, Running clients) {
            int leader = leader(nodes);
            nodes.cut(leader);
            clients.awaitWrites("the leader cut off from the database");
            nodes.heal(leader);
        }
    },
    CRASH_DATABASE {
        @Override
        void happen(Nodes nodes, Running clients) {
            nodes.crashDatabase();
            nodes.bringDatabaseBack();
            clients.awaitWrites("the database crashed and started");
        }
    },
    KILL_ALL {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            for (int node = 0; node < nodes.count(); node++) {
                nodes.kill(node);
            }
            nodes.forEach(nodes::start);
            clients.awaitWrites("all nodes killed and started");
        }
    },
    RESTART_ONE_AFTER_THE_OTHER {
        @Override
        void happen(Nodes nodes, Running clients) {
            for (int node = 0; node < nodes.count(); node++) {
                nodes.stop(node);
                nodes.start(node);
            }
            clients.awaitWrites("each node stopped and started");
        }
    },
    /** The clock of the node that leads goes back by an hour, and later forward again. */
    SET_CLOCK_BACK {
        @Override
        Optional<String> lacks() {
            return FakeClock.isPossible()
                    ? Optional.empty()
                    : Optional.of("libfaketime is not installed (package libfaketime of Debian)");
        }

        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            int leader = leader(nodes);
            nodes.clock(leader).set(Duration.ofHours(-1));
            Nodes.await("the node goes by its clock", () -> nodes.clockIsBehind(leader));
            clients.awaitWrites("the leader's clock set back an hour");
            for (int n = 0; n < nodes.count(); n++) {
                assertThat(clients.write(n).isAcknowledged()).isTrue();
            }
            nodes.kill(leader);
            clients.awaitWrites("the leader with that clock killed");
            nodes.start(leader);
            clients.awaitWrites("a node started with a clock an hour behind");
            nodes.clock(leader).set(Duration.ZERO);
            Nodes.await("the clock is right again", () -> !nodes.clockIsBehind(leader));
        }
    },
    /** Every octet of the volume of the database is taken, and later given back. */
    FILL_DISK_OF_DATABASE {
        @Override
        Optional<String> lacks() {
            return volumes();
        }

        @Override
        void happen(Nodes nodes, Running clients) {
            nodes.databaseVolume().fill();
            Nodes.await("a write finds no room", () -> !clients.write(0).isAcknowledged());
            nodes.databaseVolume().free();
            if (!nodes.isDatabaseThere()) {
                nodes.bringDatabaseBack();
            }
            clients.awaitWrites("the database's disk full, and freed");
        }
    },
    /** Every octet of the volume of a node's own folder is taken: it keeps nothing there without which it cannot go on. */
    FILL_DISK_OF_NODE {
        @Override
        Optional<String> lacks() {
            return volumes();
        }

        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            nodes.nodeVolume().fill();
            assertThat(clients.write(Nodes.ON_A_VOLUME).isAcknowledged()).isTrue();
            clients.awaitWrites("a node's disk full");
            HttpResponse<String> sent = nodes.sendImport(Nodes.ON_A_VOLUME);
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(503);
            assertThat(nodes.isReady(Nodes.ON_A_VOLUME)).isTrue();
            nodes.nodeVolume().free();
            assertThat(nodes.sendImport(Nodes.ON_A_VOLUME).statusCode()).isEqualTo(202);
        }
    },
    /** The read models cannot take one entry: they stand before it, it can be seen, and all goes on when it can be taken. */
    POISON_EVENT {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            String id = clients.nextId();
            nodes.inDatabase(
                    "alter table development_state add constraint poisoned check (id <> '" + id + "') not valid");
            Operation written = clients.write(0, id);
            assertThat(written.status()).as("%s", written).isEqualTo(202);
            int leader = leader(nodes);
            Nodes.await("the entry is named", () -> projections(nodes, leader).has("revision"));
            JsonNode found = projections(nodes, leader);
            assertThat(found.path("event").asString()).isEqualTo("DevelopmentReported");
            long revision = found.path("revision").asLong();
            for (int n = 0; n < nodes.count(); n++) {
                int node = n;
                assertThat(clients.write(node).status())
                        .as("recorded by node %d", node)
                        .isEqualTo(202);
                Nodes.await("exactly those before it are visible", () -> nodes.revision(node) == revision - 1);
                assertThat(nodes.isReady(node)).isTrue();
            }
            nodes.inDatabase("alter table development_state drop constraint poisoned");
            clients.awaitWrites("an entry could not be taken, and then could");
            Nodes.await(
                    "nothing is in the way", () -> projections(nodes, leader).isEmpty());
        }
    },
    /** Whoever makes the read models anew beside the nodes is killed, when some or all rows are there or in place. */
    KILL_REBUILD {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            Process rebuild = nodes.startRebuild();
            try (BufferedReader output = rebuild.inputReader()) {
                Optional<String> rows = output.lines()
                        .filter(line -> line.startsWith("Rebuilt up to "))
                        .findFirst();
                rebuild.destroyForcibly().waitFor();
                assertThat(rows).as("what it said").isPresent();
            }
            clients.awaitWrites("a rebuild of the read models killed");
        }
    },
    /** They are made anew beside the nodes, gone on with where one was killed, and put in place while clients ask without a pause. */
    REBUILD {
        @Override
        void happen(Nodes nodes, Running clients) throws Exception {
            Process rebuild = nodes.startRebuild();
            String output = new String(rebuild.getInputStream().readAllBytes(), UTF_8);
            assertThat(rebuild.waitFor()).as(output).isZero();
            assertThat(output).contains("In place at revision ");
            clients.awaitWrites("the read models replaced");
        }
    };

    /** Those who go on writing meanwhile. */
    interface Running {
        /** Waits until some more writes have been answered, and notes how long none was. */
        void awaitWrites(String since);

        /** The id of a development that nobody has recorded. */
        String nextId();

        /** Records one, and says what came of it, which belongs to the history as all others do. */
        Operation write(int node, String id);

        default Operation write(int node) {
            return write(node, nextId());
        }
    }

    /** What is not there without which it cannot be made to happen. */
    Optional<String> lacks() {
        return Optional.empty();
    }

    abstract void happen(Nodes nodes, Running clients) throws Exception;

    private static int leader(Nodes nodes) {
        Nodes.await("somebody leads", () -> nodes.leader() >= 0);
        return nodes.leader();
    }

    private static Optional<String> volumes() {
        return Volume.isPossible() ? Optional.empty() : Optional.of("no volume can be mounted (it takes root)");
    }

    private static JsonNode projections(Nodes nodes, int node) {
        return JsonMapper.shared()
                .readTree(nodes.health(node))
                .path("components")
                .path("projections")
                .path("details");
    }
}
