package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auditor's walk, as docs/audit.md has it: every command is run, in its order, and says what the page says it says. */
class AuditIT {
    private static final Pattern COMMANDS =
            Pattern.compile("```sh\\n(.*?)\\n```(?:\\n+```text\\n(.*?)\\n```)?", Pattern.DOTALL);
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final Pattern ORIGIN = Pattern.compile("demarche/[0-9a-f]{16}");

    @TempDir
    Path folder;

    @Test
    void isAsThePageHasIt() throws Exception {
        Path data = folder.resolve("data");
        int run = 0;
        int compared = 0;
        Server server = Server.start(data);
        try {
            Files.writeString(folder.resolve("auditor-token"), server.bearer().substring("Bearer ".length()) + "\n");
            Files.writeString(
                    folder.resolve("checkpoint-of-last-year"),
                    server.get("ledger/checkpoint").body());
            Matcher commands = COMMANDS.matcher(Files.readString(Path.of("docs/audit.md")));
            while (commands.find()) {
                boolean stopped = commands.group(1).contains("the server is stopped");
                if (stopped) {
                    server.close();
                }
                String output = run(commands.group(1), server.port);
                run++;
                if (commands.group(2) != null) {
                    assertThat(lines(output)).as(commands.group(1)).containsAll(lines(commands.group(2)));
                    compared++;
                }
                if (stopped) {
                    server = Server.start(data);
                }
            }
        } finally {
            server.close();
        }
        assertThat(run).as("commands").isGreaterThanOrEqualTo(6);
        assertThat(compared).as("outputs").isGreaterThanOrEqualTo(4);
    }

    private String run(String commands, int port) throws Exception {
        String program = "'" + String.join("' '", Server.PROGRAM) + "'";
        String here = Path.of("").toAbsolutePath().toString();
        String script = "set -e\nauth=\"Authorization: Bearer $(cat auditor-token)\"\n"
                + commands.replace("localhost:8080", "127.0.0.1:" + port)
                        .replace("./demarche ", program + " ")
                        .replace("docs/audit/", here + "/docs/audit/");
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("exit status of %s:%n%s", script, output)
                .isZero();
        return output;
    }

    /** Without what is cut short, and without what each ledger has of its own. */
    private static List<String> lines(String output) {
        return output.lines()
                .filter(line -> !line.isBlank() && !line.contains("…"))
                .map(line -> HASH.matcher(line).replaceAll("<hash>"))
                .map(line -> ORIGIN.matcher(line).replaceAll("<origin>"))
                .toList();
    }
}
