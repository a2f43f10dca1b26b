package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
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

    @Test
    void unpacksTheJarOnceAndAnewWhenItIsAnother() throws Exception {
        Path home = home();
        Path unpacked = home.resolve("target/unpacked");
        assertSaysOnlyItsVersion(home);
        Path mark = Files.createFile(unpacked.resolve("mark"));
        assertSaysOnlyItsVersion(home);
        assertThat(mark).exists();

        Path jar = home.resolve("target/demarche.jar");
        FileTime time = Files.getLastModifiedTime(jar);
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.writeString(zip.getPath("/another"), "build");
        }
        Files.setLastModifiedTime(jar, time);
        assertSaysOnlyItsVersion(home);
        assertThat(unpacked).isNotEmptyDirectory();
        assertThat(mark).doesNotExist();
    }

    @Test
    void takesTheJarAsItIsWhileAnotherUnpacksIt() throws Exception {
        Path home = home();
        Files.createDirectory(home.resolve("target/unpacked.draft"));
        assertSaysOnlyItsVersion(home);
        assertThat(home.resolve("target/unpacked")).doesNotExist();
    }

    @Test
    void unpacksWhereAnotherWasKilledWhileItDid() throws Exception {
        Path home = home();
        Path draft = Files.createDirectory(home.resolve("target/unpacked.draft"));
        Files.createFile(draft.resolve("half"));
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofMinutes(12))));
        assertSaysOnlyItsVersion(home);
        assertThat(home.resolve("target/unpacked/demarche.jar")).exists();
        assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**draft*");
    }

    @Test
    void doesWithoutAnArchiveOfClassesThatIsDamaged() throws Exception {
        Path home = home();
        assertSaysOnlyItsVersion(home);
        Files.writeString(home.resolve("target/unpacked/classes.jsa"), "no archive");
        assertSaysOnlyItsVersion(home);
    }

    /** A folder with the script and the jar alone. */
    private Path home() throws IOException {
        Path home = elsewhere.resolve("a home");
        Files.createDirectories(home.resolve("target"));
        Files.copy(SCRIPT, home.resolve("demarche"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(Server.JAR, home.resolve("target/demarche.jar"));
        return home;
    }

    private void assertSaysOnlyItsVersion(Path home) throws Exception {
        Finished finished = assertSaysItsVersion(home.resolve("demarche"), Map.of());
        assertThat(finished.output().strip().lines()).hasSize(1);
    }

    private Finished assertSaysItsVersion(Path script, Map<String, String> environment) throws Exception {
        ProcessBuilder call = new ProcessBuilder(script.toString(), "--version")
                .directory(elsewhere.toFile())
                .redirectErrorStream(true);
        call.environment().putAll(environment);
        Finished finished = Finished.of(call);
        assertThat(finished.status()).as(finished.output()).isZero();
        assertThat(finished.output()).containsPattern("demarche [0-9]");
        return finished;
    }
}
