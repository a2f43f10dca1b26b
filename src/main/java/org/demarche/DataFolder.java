package org.demarche;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Looks at the folder of the embedded database before anything opens it, and names it by its absolute path from then on.
 * An empty name would put the database into the root of the file system.
 */
class DataFolder implements EnvironmentPostProcessor, Ordered {
    private static final String SETTING = "demarche.data";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path folder = absolute(environment.getRequiredProperty(SETTING));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("absolute data folder", Map.of(SETTING, folder.toString())));
        if (environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:" + folder)) {
            prepare(folder);
        }
    }

    static Path absolute(String setting) {
        if (setting.isBlank()) {
            throw new StoreFailure("The data folder has no name: " + SETTING + " is empty.");
        }
        if (setting.contains(";")) {
            throw new StoreFailure(
                    "The name of the data folder " + setting + " has a semicolon, which H2 cannot read.");
        }
        try {
            String home = System.getProperty("user.home");
            return Path.of(setting.startsWith("~/") ? home + setting.substring(1) : setting)
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException invalid) {
            throw new StoreFailure("The data folder cannot be named " + setting + ".");
        }
    }

    /** Makes the folder if it is not there, for its owner alone. */
    static void prepare(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StoreFailure("The data folder " + folder + " is a file.");
        }
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder);
                if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
        } catch (IOException failure) {
            throw new StoreFailure("The data folder " + folder + " cannot be made: " + failure + ".");
        }
        if (!Files.isWritable(folder)) {
            throw new StoreFailure("The data folder " + folder + " cannot be written to.");
        }
    }

    /** After all sources of settings are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
