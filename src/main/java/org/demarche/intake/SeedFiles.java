package org.demarche.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The command files of a seed set, {@code seeds/<set>/*.ndjson} on the class path: the directory first, the others by name. */
@Component
class SeedFiles {
    private static final String FIRST = "directory.ndjson";

    private final ResourcePatternResolver resources;

    SeedFiles(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    /** A line, and where it stands. */
    record Line(String file, int number, String text) {}

    /** All lines of {@code set} that are not blank, in the order of loading. */
    List<Line> read(String set) {
        try {
            Resource[] files = resources.getResources("classpath*:seeds/" + set + "/*.ndjson");
            Arrays.sort(
                    files,
                    Comparator.comparing((Resource file) -> !FIRST.equals(file.getFilename()))
                            .thenComparing(file -> Objects.requireNonNull(file.getFilename())));
            List<Line> lines = new ArrayList<>();
            for (Resource file : files) {
                read(file, "seeds/" + set + "/" + file.getFilename(), lines);
            }
            return List.copyOf(lines);
        } catch (IOException failure) {
            throw new UncheckedIOException("The seed set " + set + " cannot be read.", failure);
        }
    }

    private static void read(Resource file, String name, List<Line> lines) throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8.newDecoder()))) {
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (!text.isBlank()) {
                    lines.add(new Line(name, number, text));
                }
            }
        }
    }
}
