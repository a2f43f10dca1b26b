package org.demarche.bench;

import java.util.List;
import org.demarche.Databases;
import org.demarche.console.ConsoleBench;
import org.demarche.ledger.TreeBench;
import org.demarche.ledger.verify.VerifyBench;

/**
 * Runs what the arguments name, or {@code write}, {@code answers}, {@code verify} and {@code tree}; {@code none} only compiles, and the
 * others take longer or more.
 */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted =
                arguments.length == 0 ? List.of("write", "answers", "verify", "tree") : List.of(arguments);
        for (String name : wanted) {
            switch (name) {
                case "write" -> WriteBench.run();
                case "answers" -> AnswerBench.run();
                case "verify" -> VerifyBench.run();
                case "tree" -> TreeBench.run();
                case "import" -> ImportBench.run(4);
                case "million" -> ImportBench.run(10);
                case "scale" -> ScaleBench.run(Databases.POSTGRESQL, 10_000_000);
                case "scale-h2" -> ScaleBench.run(Databases.H2, 1_000_000);
                case "nodes" -> NodesBench.run();
                case "console" -> ConsoleBench.run();
                case "none" -> {}
                default -> throw new IllegalArgumentException("No benchmark named " + name);
            }
        }
    }
}
