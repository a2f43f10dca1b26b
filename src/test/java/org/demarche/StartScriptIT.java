package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./demarche} finds its JDK and its jar, whatever is set and however it is called. */
class StartScriptIT {
    private static final Path SCRIPT = Path.of("demarche").toAbsolutePath();

    @TempDir
    Path elsewhere;

    @Test
    void runsTheProgram() throws Exception {
        assertSaysItsVersion(SCRIPT, Map.of());
    }

    @Test
    void findsTheJdkAlsoWhenItGreetsWithOtherLines() throws Exception {
        assertSaysItsVersion(SCRIPT, Map.of("JAVA_TOOL_OPTIONS", "-Da=b"));
    }

    @Test
    void findsTheJarThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), SCRIPT);
        Path other = Files.createDirectory(elsewhere.resolve("bin")).resolve("demarche");
        assertSaysItsVersion(
                Files.createSymbolicLink(other, Path.of("..", link.getFileName().toString())), Map.of());
    }

    private void assertSaysItsVersion(Path script, Map<String, String> environment) throws Exception {
        ProcessBuilder call = new ProcessBuilder(script.toString(), "--version")
                .directory(elsewhere.toFile())
                .redirectErrorStream(true);
        call.environment().putAll(environment);
        Finished finished = Finished.of(call);
        assertThat(finished.status()).as(finished.output()).isZero();
        assertThat(finished.output()).containsPattern("demarche [0-9]");
    }
}
