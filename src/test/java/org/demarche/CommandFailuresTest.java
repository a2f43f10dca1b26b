package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A subcommand that fails says of what, once: in the log of the program that did not start, or else itself. */
@ExtendWith(OutputCaptureExtension.class)
class CommandFailuresTest {
    @TempDir
    Path data;

    @Test
    void areToldAfterTheStart() {
        Path nowhere = data.resolve("nowhere/export.jsonl");
        Said said = Said.to("export", nowhere.toString(), "--demarche.seeds=none", "--demarche.data=" + data);
        assertThat(said).isEqualTo(new Said(1, "", "demarche: java.nio.file.NoSuchFileException: " + nowhere + "\n"));
    }

    @Test
    void areToldOfTokensToo() throws Exception {
        Files.createDirectories(data.resolve("tokens.jsonl/in-the-way"));
        Said said = Said.to("token", "list", "--demarche.data=" + data);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).startsWith("demarche: ").contains("tokens.jsonl");
    }

    @Test
    void areToldOfALineThatIsNoToken() throws Exception {
        Files.writeString(data.resolve("tokens.jsonl"), "garbage line\n");
        Said said = Said.to("token", "list", "--demarche.data=" + data);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("tokens.jsonl that is none of a token: garbage line");
    }

    @Test
    void areToldByTheLogOfAProgramThatDoesNotStart(CapturedOutput log) {
        Said said = Said.to("export", "-", "--demarche.data=");
        assertThat(said).isEqualTo(new Said(1, "", ""));
        assertThat(log).containsOnlyOnce("demarche.data is empty");
    }
}
