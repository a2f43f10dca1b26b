package org.demarche.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.demarche.Said;
import org.demarche.faults.Operation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes on one PostgreSQL, to which bad things happen while clients write and read. In every build a few; all of them, several
 * times, by {@code ./mvnw -Pfaults verify}.
 */
class FaultsIT {
    private static final int WRITERS = 4;
    private static final int READERS = 3;
    /** So many writes between two faults. */
    private static final int SOME = 12;

    private static final List<Fault> FEW = List.of(Fault.PAUSE_LEADER, Fault.KILL_LEADER);

    @TempDir
    Path folder;

    private final Report report = new Report();

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void breakNoPromise() throws Exception {
        long seed = Long.getLong("demarche.faults.seed", System.nanoTime());
        int rounds = Integer.getInteger("demarche.faults.rounds", 0);
        List<Fault> faults = rounds == 0 ? FEW : possible();
        History history = new History();
        try (Nodes nodes = new Nodes(
                rounds > 0,
                folder,
                rounds == 0 ? 2 : 3,
                "--demarche.streams.heartbeat=" + Follower.HEARTBEAT,
                "--demarche.cluster.takeover=" + System.getProperty("demarche.faults.takeover", "PT2S"),
                "--demarche.ledger.check.every=PT10S")) {
            nodes.awaitReady();
            try (Clients clients = new Clients(nodes, history, seed, WRITERS, READERS)) {
                Fault.Running running = running(clients);
                running.awaitWrites("nothing happened yet");
                for (int round = 0; round < Math.max(1, rounds); round++) {
                    for (Fault fault : faults) {
                        System.out.printf("%tT %s%n", System.currentTimeMillis(), fault);
                        fault.happen(nodes, running);
                        report.made(fault);
                        nodes.awaitReady();
                        running.awaitWrites("all is whole again");
                    }
                }
            }
            List<String> broken = new ArrayList<>(history.brokenAmongThemselves());
            Path export = Files.write(folder.resolve("export.jsonl"), nodes.ask(0, "export"));
            broken.addAll(history.brokenBy(Files.readAllLines(export), Clients.PREFIX));
            broken.addAll(answersThatHaveChanged(nodes, history));
            System.out.println(report.write(
                    Path.of("target", "faults", "report.md"),
                    "%d nodes, %d writers, %d readers, seed %d".formatted(nodes.count(), WRITERS, READERS, seed),
                    history,
                    broken));
            assertThat(broken).as("seed %d", seed).isEmpty();
            assertThat(history.of(Kind.READ)).as("reads").anyMatch(Operation::isAnswered);
            assertThat(history.of(Kind.PINNED)).as("pinned").anyMatch(Operation::isAnswered);
            assertThat(history.of(Kind.STREAM))
                    .as("streams")
                    .hasSizeGreaterThan(1)
                    .anyMatch(Operation::isAnswered);
            assertIsSound(nodes, export);
        }
    }

    /** All of them; whoever cannot make some here must say that he does without: those are told as not run. */
    private List<Fault> possible() {
        Set<String> without =
                Set.of(System.getProperty("demarche.faults.without", "").split(","));
        List<Fault> possible = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            Optional<String> lacks = without.contains(fault.name()) ? Optional.of("as was asked") : fault.lacks();
            lacks.ifPresentOrElse(why -> report.notMade(fault, why), () -> possible.add(fault));
            assertThat(lacks.filter(why -> !without.contains(fault.name())))
                    .as("why %s cannot be made to happen; -Dfaults.without=%s does without it", fault, fault)
                    .isEmpty();
        }
        return possible;
    }

    /** Whatever was answered as known at a revision, in the middle of a fault too, is answered so for ever, by each node. */
    private static List<String> answersThatHaveChanged(Nodes nodes, History history) throws Exception {
        Map<String, Operation> answered = new TreeMap<>();
        history.of(Kind.PINNED).stream()
                .filter(Operation::isAnswered)
                .forEach(pinned -> answered.put(pinned.what(), pinned));
        history.of(Kind.READ).stream()
                .filter(Operation::isAnswered)
                .forEach(read -> answered.put(Clients.pinned(read.what(), read.revision()), read));
        List<String> changed = new ArrayList<>();
        for (var then : answered.entrySet()) {
            for (int node = 0; node < nodes.count(); node++) {
                if (!nodes.tag(node, then.getKey()).equals(then.getValue().digest())) {
                    changed.add("node " + node + " answers otherwise now: " + then.getValue());
                }
            }
        }
        return changed;
    }

    /** The export is proved by a checkpoint; and the rows of the read models are those that the ledger makes. */
    private void assertIsSound(Nodes nodes, Path export) throws Exception {
        Path checkpoint = Files.write(folder.resolve("checkpoint"), nodes.ask(0, "ledger/checkpoint"));
        String key = new String(nodes.ask(0, "ledger/key"), UTF_8).strip();
        Said verified = Said.to("verify", export.toString(), "--checkpoint=" + checkpoint, "--key=" + key);
        assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
        nodes.stopAll();
        List<String> command = new ArrayList<>(List.of("check", "--demarche.data=" + folder.resolve("node-0")));
        command.addAll(List.of(nodes.store()));
        Said checked = Said.to(command.toArray(String[]::new));
        assertThat(checked.status()).as(checked.out() + checked.err()).isZero();
    }

    private Fault.Running running(Clients clients) {
        return new Fault.Running() {
            @Override
            public void awaitWrites(String since) {
                int before = clients.acknowledged();
                Nodes.await("writes are answered: " + since, () -> clients.acknowledged() >= before + SOME);
                report.silence(since, clients.longestSilence());
            }

            @Override
            public String nextId() {
                return clients.nextId();
            }

            @Override
            public Operation write(int node, String id) {
                return clients.write(node, id);
            }
        };
    }
}
