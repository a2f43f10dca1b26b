package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.demarche.json.StrictJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store as the version before left it, and what it had answered; made by {@code scripts/keep-store}. */
final class KeptStore {
    /** A question, and the media type that it was asked in. */
    record Question(String accept, String path) {}

    private record Answered(String accept, String path, String body) {}

    private final Path folder;
    private final List<String> settings;
    private final JdbcTemplate database;

    private KeptStore(Path folder, List<String> settings, JdbcTemplate database) {
        this.folder = folder;
        this.settings = List.copyOf(settings);
        this.database = database;
    }

    /** Unpacks one into a folder that is made for it; into a database of its own where the store is not all in the folder. */
    static KeptStore unpack(Databases kind, Path folder) throws IOException {
        Files.createDirectory(folder);
        unzip(folder);
        String url = "jdbc:h2:file:" + folder.resolve("demarche");
        List<String> settings = new ArrayList<>(List.of("--demarche.data=" + folder));
        if (kind == Databases.POSTGRESQL) {
            Files.delete(folder.resolve("demarche.mv.db"));
            Files.delete(folder.resolve("ledger.jsonl"));
            url = kind.url();
            settings.addAll(settings(kind, url));
        }
        JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(url, kind.user, kind.password));
        if (kind == Databases.POSTGRESQL) {
            try (InputStream sql = new GZIPInputStream(resource("postgresql.sql.gz"))) {
                database.execute(new String(sql.readAllBytes(), UTF_8));
            }
        }
        return new KeptStore(folder, settings, database);
    }

    /** What a program is told of a database that is no file in its folder. */
    static List<String> settings(Databases kind, String url) {
        return List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + kind.user,
                "--spring.datasource.password=" + kind.password);
    }

    /** What a program is told of it. */
    String[] settings() {
        return settings.toArray(String[]::new);
    }

    /** Its database, while no program has it open. */
    JdbcTemplate database() {
        return database;
    }

    Path key() {
        return folder.resolve("ledger.key");
    }

    /** What the version before answered, in its order. */
    static Map<Question, String> answers() {
        Map<Question, String> answers = new LinkedHashMap<>();
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(resource("answers.ndjson.gz")), UTF_8))) {
            lines.lines()
                    .map(line -> StrictJson.mapper().readValue(line, Answered.class))
                    .forEach(answered -> answers.put(new Question(answered.accept, answered.path), answered.body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    /** The lines of its ledger, as one text. */
    static String export() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(resource("h2.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("ledger.jsonl")) {
                    return new String(zip.readAllBytes(), UTF_8);
                }
            }
        }
        throw new IllegalStateException("There is no journal in the store.");
    }

    private static void unzip(Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(resource("h2.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.copy(zip, file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private static InputStream resource(String name) {
        return requireNonNull(KeptStore.class.getResourceAsStream("/stores/" + name), name);
    }
}
