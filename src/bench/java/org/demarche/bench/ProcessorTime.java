package org.demarche.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes have used of the processors so far, milliseconds, as Linux tells it in {@code /proc}. */
final class ProcessorTime {
    /** Of a tick, in which Linux counts it on every platform that this runs on. */
    private static final long MILLIS = 10;

    /** Behind the name of the program, which may hold anything: state, parent, and so on. */
    private static final int PARENT = 1;

    private static final int OWN = 11;
    /** Of children that have ended and were waited for. */
    private static final int ENDED = 13;

    private static final Path PROCESSES = Path.of("/proc");

    private ProcessorTime() {}

    /** Of one process. */
    static long of(long process) {
        return sum(fields(PROCESSES.resolve(Long.toString(process))), OWN);
    }

    /** Of one process and of its children, those that have ended among them. */
    static long withChildren(long process) {
        List<String> parent = fields(PROCESSES.resolve(Long.toString(process)));
        long sum = sum(parent, OWN) + sum(parent, ENDED);
        try (Stream<Path> all = Files.list(PROCESSES)) {
            return sum
                    + all.filter(path -> Character.isDigit(
                                    path.getFileName().toString().charAt(0)))
                            .map(ProcessorTime::fields)
                            .filter(fields ->
                                    !fields.isEmpty() && fields.get(PARENT).equals(Long.toString(process)))
                            .mapToLong(fields -> sum(fields, OWN))
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(List<String> fields, int first) {
        return MILLIS * (Long.parseLong(fields.get(first)) + Long.parseLong(fields.get(first + 1)));
    }

    /** Empty where the process has ended. */
    private static List<String> fields(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
