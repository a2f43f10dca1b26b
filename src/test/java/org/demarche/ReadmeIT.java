package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a fresh server what the README asks and compares; only when it was recorded, and the root of that, may differ. */
class ReadmeIT {
    private static final Pattern QUESTION =
            Pattern.compile("```sh\\n(curl .*?)\\n```\\n+```(?:json|text|csv)\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern RECORDED_AT =
            Pattern.compile("(recordedAt\\W+|[\",])20(?:2[6-9]|[3-9]\\d)-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private static final Pattern ROOT = Pattern.compile("\"root\":\"[A-Za-z0-9+/]{43}=\"");

    @TempDir
    Path data;

    @Test
    void givesTheAnswersThatTheReadmeShows() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int asked = 0;
        try (Server server = Server.start(data)) {
            Matcher question = QUESTION.matcher(readme);
            while (question.find()) {
                asked++;
                String command = "auth='Authorization: " + server.bearer() + "'; "
                        + question.group(1).replace("localhost:8080", "127.0.0.1:" + server.port);
                assertThat(settled(run(command))).as(question.group(1)).isEqualTo(settled(question.group(2)));
            }
        }
        assertThat(asked).as("questions with answers in the README").isGreaterThanOrEqualTo(6);
    }

    private static String run(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("exit status of %s:%n%s", command, output)
                .isZero();
        return output;
    }

    private static String settled(String answer) {
        String recorded =
                RECORDED_AT.matcher(answer.replace("\r\n", "\n").strip()).replaceAll("$1<recorded>");
        return ROOT.matcher(recorded).replaceAll("\"root\":\"<root>\"");
    }
}
