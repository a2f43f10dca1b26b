package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor who has what a server has answered, and no server: with {@code demarche verify} and without anything of ours. */
class VerifyIT {
    @TempDir
    static Path folder;

    @BeforeAll
    static void keepWhatAServerAnswers() throws Exception {
        try (Server server = Server.start(folder.resolve("data"))) {
            for (String path : List.of("export", "ledger/checkpoint", "ledger/key")) {
                keep(Path.of(path).getFileName().toString(), server.get(path).body());
            }
            keep("proof", server.get("ledger/proofs/inclusion?revision=37").body());
        }
    }

    @Test
    void checksAnExportFromAFileAndFromAPipe() throws Exception {
        Finished file =
                Finished.program("verify", kept("export"), "--checkpoint", kept("checkpoint"), "--key", kept("key"));
        assertThat(file.status()).as(file.output()).isZero();
        assertThat(file.output()).matches("VERIFIED \\d+ entries root \\S{44}\\R");

        assertThat(piped("export")).isEqualTo(file);
    }

    @Test
    void tellsWithItsExitStatusWhatIsWrong() throws Exception {
        keep("shorter", Files.readString(folder.resolve("export")).substring(0, 100_000));
        assertThat(piped("shorter").status()).isEqualTo(14);
        assertThat(Finished.program("verify", kept("missing")).status()).isEqualTo(1);
    }

    @Test
    void aShortScriptFindsTheSame() throws Exception {
        assumePython();
        assertThat(script("export", "checkpoint", "key", "proof"))
                .isEqualTo(new Finished(0, piped("export").output() + "INCLUDED revision 37\n"));

        keep("altered", Files.readString(folder.resolve("export")).replaceFirst("ECOWAS", "ECOWAZ"));
        assertThat(script("altered", "checkpoint", "key").status()).isEqualTo(1);
        keep("later", Files.readString(folder.resolve("checkpoint")).replaceFirst("\\n1", "\n2"));
        assertThat(script("export", "later", "key").output()).contains("not signed");
        keep("other-proof", Files.readString(folder.resolve("proof")).replace("\"index\":36", "\"index\":35"));
        assertThat(script("export", "checkpoint", "key", "other-proof").output())
                .contains("not included");
    }

    private static Finished piped(String export) throws IOException, InterruptedException {
        return Finished.of(Server.program("verify", "-", "--checkpoint", kept("checkpoint"), "--key", kept("key"))
                .redirectInput(folder.resolve(export).toFile()));
    }

    private static Finished script(String... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "docs/audit/verify.py"));
        for (String file : files) {
            command.add(kept(file));
        }
        return Finished.of(new ProcessBuilder(command));
    }

    private static void assumePython() throws InterruptedException {
        boolean there;
        try {
            there = Finished.of(new ProcessBuilder("python3", "--version")).status() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "there is no python3 to run docs/audit/verify.py");
    }

    private static void keep(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static String kept(String name) {
        return folder.resolve(name).toString();
    }
}
