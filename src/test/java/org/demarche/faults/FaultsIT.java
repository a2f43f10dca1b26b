package org.demarche.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.demarche.Said;
import org.demarche.faults.Operation.Kind;
import org.junit.jupiter.api.Test;
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

    private final List<String> report = new ArrayList<>();

    @Test
    void breakNoPromise() throws Exception {
        long seed = Long.getLong("demarche.faults.seed", System.nanoTime());
        int rounds = Integer.getInteger("demarche.faults.rounds", 0);
        List<Fault> faults = rounds == 0
                ? FEW
                : Stream.generate(() -> Arrays.stream(Fault.values()))
                        .limit(rounds)
                        .flatMap(round -> round)
                        .toList();
        History history = new History();
        try (Nodes nodes = new Nodes(
                folder,
                rounds == 0 ? 2 : 3,
                "--demarche.cluster.takeover=PT2S",
                "--demarche.ledger.check.every=PT10S")) {
            nodes.awaitReady();
            try (Clients clients = new Clients(nodes, history, seed, WRITERS, READERS)) {
                awaitWrites(clients, "at the start");
                for (Fault fault : faults) {
                    fault.happen(nodes, since -> awaitWrites(clients, since));
                    nodes.awaitReady();
                    awaitWrites(clients, "after " + fault);
                }
            }
            List<String> broken = new ArrayList<>(history.brokenAmongThemselves());
            Path export = Files.write(folder.resolve("export.jsonl"), nodes.ask(0, "export"));
            broken.addAll(history.brokenBy(Files.readAllLines(export), Clients.PREFIX));
            broken.addAll(answersThatHaveChanged(nodes, history));
            tell(seed, faults, history, broken);
            assertThat(broken).as("seed %d", seed).isEmpty();
            assertThat(history.of(Kind.READ)).as("reads").anyMatch(Operation::isAnswered);
            assertThat(history.of(Kind.PINNED)).as("pinned").anyMatch(Operation::isAnswered);
            assertIsSound(nodes, export);
        }
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

    private void awaitWrites(Clients clients, String since) {
        int before = clients.acknowledged();
        Nodes.await("writes are answered " + since, () -> clients.acknowledged() >= before + SOME);
        report.add("longest time without a write answered as visible, " + since + ": "
                + clients.longestSilence().toMillis() + " ms");
    }

    private void tell(long seed, List<Fault> faults, History history, List<String> broken) throws Exception {
        for (Kind kind : Kind.values()) {
            List<Operation> all = history.of(kind);
            report.add(kind + ": " + all.size() + " operations, of which "
                    + all.stream()
                            .filter(operation -> operation.status() / 100 == 2)
                            .count() + " answered, "
                    + all.stream().filter(operation -> operation.status() == 0).count() + " not at all");
        }
        report.add("seed " + seed + ", faults " + faults.size() + ": " + faults);
        report.add("violations " + broken.size());
        report.addAll(broken);
        Path file = Path.of("target", "faults", "report.txt");
        Files.createDirectories(file.getParent());
        Files.write(file, report);
        report.forEach(System.out::println);
    }
}
