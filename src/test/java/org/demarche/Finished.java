package org.demarche;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that has ended, with all that it said. */
public record Finished(int status, String output) {
    /** Waits for it. */
    public static Finished of(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(process.waitFor(), output);
    }

    /** The packaged program, run to its end. */
    static Finished program(String... arguments) throws IOException, InterruptedException {
        return program(List.of(), arguments);
    }

    /** The same, behind what a shell is told before it. */
    public static Finished program(List<String> shell, String... arguments) throws IOException, InterruptedException {
        return of(Server.program(shell, arguments));
    }
}
