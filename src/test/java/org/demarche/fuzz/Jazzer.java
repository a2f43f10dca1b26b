package org.demarche.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jazzer in a process of its own, whose classes it may change. */
final class Jazzer {
    /** Whose branches lead to new octets, and whose comparisons are looked into. */
    private static final String INSTRUMENTED = "org.demarche.**:org.apache.commons.csv.**:tools.jackson.core.**";

    private static final int LONGEST = 1 << 14;
    private static final int SECONDS_OF_ONE = 20;

    private Jazzer() {}

    /** Runs the target of that name, or {@value Fuzz#ALL}, for so many seconds, further limits, and ends as the process does. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        String target = arguments[0];
        Path folder = Path.of("target", "fuzz", target);
        List<String> limits = new ArrayList<>(List.of("-max_total_time=" + arguments[1], "-print_final_stats=1"));
        limits.addAll(List.of(arguments).subList(2, arguments.length));
        Process process = process(target, folder, limits).inheritIO().start();
        System.exit(process.waitFor());
    }

    /**
     * A process that has status 0 at its end when it has found nothing.
     *
     * @param folder of what is found: octets that lead to new branches, and those that lead to a defect
     * @param limits of libFuzzer
     */
    static ProcessBuilder process(String target, Path folder, List<String> limits) throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        write(Fuzz.targets(target), seeds);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzz.class.getName(),
                "--target_args=" + target,
                "--instrumentation_includes=" + INSTRUMENTED,
                "--custom_hook_includes=" + INSTRUMENTED,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_len=" + LONGEST,
                "-timeout=" + SECONDS_OF_ONE));
        command.addAll(limits);
        command.add(corpus.toString());
        command.add(seeds.toString());
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static void write(List<FuzzTarget> targets, Path folder) throws IOException {
        for (int target = 0; target < targets.size(); target++) {
            int number = 0;
            for (byte[] seed : targets.get(target).seeds()) {
                try (var file = Files.newOutputStream(folder.resolve(target + "-" + number++))) {
                    if (targets.size() > 1) {
                        file.write(target);
                    }
                    file.write(seed);
                }
            }
        }
    }
}
