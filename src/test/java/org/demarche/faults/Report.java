package org.demarche.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarche.faults.Operation.Kind;

/** What was done, what happened meanwhile, and what came of it, as a page of Markdown. */
final class Report {
    private final Map<String, List<Duration>> silences = new LinkedHashMap<>();
    private final Map<Fault, Integer> made = new EnumMap<>(Fault.class);
    private final Map<Fault, String> notMade = new EnumMap<>(Fault.class);

    void made(Fault fault) {
        made.merge(fault, 1, Integer::sum);
    }

    void notMade(Fault fault, String why) {
        notMade.put(fault, why);
    }

    /** The longest time without a write that was answered as visible, since something. */
    void silence(String since, Duration time) {
        silences.computeIfAbsent(since, when -> new ArrayList<>()).add(time);
    }

    /** Writes it to a file. */
    String write(Path file, String about, History history, Collection<String> violations) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                about,
                "",
                "| operations | begun | answered 2xx | refused | without an answer |",
                "|---|---|---|---|---|"));
        for (Kind kind : Kind.values()) {
            List<Operation> all = history.of(kind);
            long answered = all.stream()
                    .filter(operation -> operation.status() / 100 == 2)
                    .count();
            long unanswered =
                    all.stream().filter(operation -> operation.status() == 0).count();
            lines.add("| %s | %d | %d | %d | %d |"
                    .formatted(
                            kind.name().toLowerCase(Locale.ROOT),
                            all.size(),
                            answered,
                            all.size() - answered - unanswered,
                            unanswered));
        }
        lines.addAll(List.of("", "| fault | made |", "|---|---|"));
        made.forEach((fault, times) -> lines.add("| `%s` | %d |".formatted(fault, times)));
        notMade.forEach((fault, why) -> lines.add("| `%s` | **not run**: %s |".formatted(fault, why)));
        lines.addAll(
                List.of("", "| longest time without a write answered as visible | seconds, each time |", "|---|---|"));
        silences.forEach((since, times) -> lines.add("| %s | %s |"
                .formatted(
                        since,
                        times.stream()
                                .map(time -> "%.1f".formatted(time.toMillis() / 1_000.0))
                                .collect(Collectors.joining(", ")))));
        lines.addAll(List.of("", "Violations: " + violations.size()));
        violations.forEach(violation -> lines.add("- " + violation));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        return String.join("\n", lines);
    }
}
