package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void isNamedByItsAbsolutePathFromThenOn() {
        MockEnvironment environment = new MockEnvironment().withProperty("demarche.data", "a/../mydata");
        new DataFolder().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("demarche.data"))
                .isEqualTo(Path.of("mydata").toAbsolutePath().toString());
        assertThat(Path.of("mydata")).as("another database is used").doesNotExist();
    }

    @Test
    void mayLieInTheHomeOfTheUser() {
        assertThat(DataFolder.absolute("~/stances")).isEqualTo(Path.of(System.getProperty("user.home"), "stances"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a;b", "a\u0000b"})
    void isRefusedWhenItHasNoNameThatCanBeUsed(String setting) {
        assertThatExceptionOfType(StoreFailure.class).isThrownBy(() -> DataFolder.absolute(setting));
    }

    @Test
    void isMadeForItsOwnerAlone() throws Exception {
        Path folder = temporary.resolve("a/b");
        MockEnvironment environment = new MockEnvironment()
                .withProperty("demarche.data", folder.toString())
                .withProperty("spring.datasource.url", "jdbc:h2:file:${demarche.data}/demarche");
        new DataFolder().postProcessEnvironment(environment, new SpringApplication());
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void isRefusedWhenAFileIsInTheWay() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> DataFolder.prepare(file))
                .withMessageContaining("is a file")
                .withMessageContaining(file.toString());
        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> DataFolder.prepare(file.resolve("below")))
                .withMessageContaining("cannot be made");
    }

    @Test
    void isRefusedWhenItCannotBeWrittenTo() throws Exception {
        Path folder = Files.createDirectory(
                temporary.resolve("shut"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        Assumptions.assumeFalse(Files.isWritable(folder), "root writes everywhere");
        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> DataFolder.prepare(folder))
                .withMessageContaining("cannot be written to");
    }
}
