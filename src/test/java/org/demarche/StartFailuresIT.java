package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails says why in a paragraph, and not in a stack trace. */
class StartFailuresIT {
    @TempDir
    Path data;

    @Test
    void tellOfAFolderWithoutAName() throws Exception {
        assertTells(Finished.program("serve", "--demarche.data="), 1, "demarche.data is empty");
    }

    @Test
    void tellOfASettingThatIsNone() throws Exception {
        assertTells(Finished.program("--demarche.data", data.toString()), 2, "--name=value");
        assertTells(Finished.program("--demarche.dta=" + data), 2, "did you mean --demarche.data?");
    }

    @Test
    void tellOfAFileInTheWay() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        assertTells(Finished.program("--demarche.data=" + file), 1, "is a file");
    }

    @Test
    void tellOfADamagedDatabase() throws Exception {
        Files.writeString(data.resolve("demarche.mv.db"), "no database at all ".repeat(1_000));
        assertTells(Finished.program("--demarche.data=" + data), 1, "is damaged");
    }

    @Test
    void tellOfAFolderInUseAndLeaveNothingInIt() throws Exception {
        try (Server server = Server.start(data, "--demarche.seeds=none")) {
            assertThat(server.get("sources").statusCode()).isEqualTo(200);
            assertTells(
                    Finished.program("--server.port=0", "--demarche.data=" + data),
                    1,
                    "Another process has the data folder open");
            assertTells(Finished.program("rebuild", "--demarche.data=" + data), 1, "Another process has");
            assertThat(data.toFile().list())
                    .containsExactlyInAnyOrder("demarche.mv.db", "ledger.jsonl", "ledger.key", "token", "tokens.jsonl");
        }
    }

    private static void assertTells(Finished program, int status, String why) {
        assertThat(program.status()).as(program.output()).isEqualTo(status);
        assertThat(program.output()).contains(why).doesNotContain("\tat ");
        assertThat(program.output().lines()).hasSizeLessThan(30);
    }
}
