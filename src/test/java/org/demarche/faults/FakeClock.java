package org.demarche.faults;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The clock of one process, which can be set while it runs; what it measures durations by is left alone, as a real clock does. */
final class FakeClock {
    private static final Optional<Path> LIBRARY = Stream.of(
                    "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
                    "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
                    "/usr/lib64/faketime/libfaketimeMT.so.1")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst();

    private final Path offset;

    /** @param offset a file that will say how much it is off */
    FakeClock(Path offset) {
        this.offset = offset;
        set(Duration.ZERO);
    }

    /** Whether the library is there that it takes. */
    static boolean isPossible() {
        return LIBRARY.isPresent();
    }

    /** What the environment of the process must hold; nothing where it is not possible. */
    Map<String, String> environment() {
        return LIBRARY.map(library -> Map.of(
                        "LD_PRELOAD", library.toString(),
                        "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                        "FAKETIME_CACHE_DURATION", "1",
                        // else timed waits of the JVM, which go by the other clock, end at once
                        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                        "DONT_FAKE_MONOTONIC", "1"))
                .orElse(Map.of());
    }

    /** Sets it off by so much; the process sees it within a second. */
    void set(Duration off) {
        try {
            Path next = Files.writeString(
                    offset.resolveSibling(offset.getFileName() + ".next"),
                    off.isNegative() ? off.toSeconds() + "\n" : "+" + off.toSeconds() + "\n");
            Files.move(next, offset, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
