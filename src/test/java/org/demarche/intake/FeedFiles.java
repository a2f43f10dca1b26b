package org.demarche.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.demarche.crisis.Codebook;
import org.demarche.intake.feed.Cameo;
import org.demarche.intake.feed.Lines;
import org.demarche.json.StrictJson;
import tools.jackson.databind.json.JsonMapper;

/** What the targets of the intake begin with. */
final class FeedFiles {
    static final JsonMapper JSON = StrictJson.mapper();
    static final Codebook SHIPPED = JSON.readValue(file("/codebook/default.json"), Codebook.class);
    static final Cameo CAMEO = new Cameo(SHIPPED);

    private FeedFiles() {}

    static Lines lines(byte[] octets) {
        return new Lines(new BufferedInputStream(new ByteArrayInputStream(octets)));
    }

    static byte[] octets(String name) throws IOException {
        try (InputStream file = file(name)) {
            return file.readAllBytes();
        }
    }

    /** Each line by itself, and after the first one, which may be a header. */
    static List<byte[]> lines(String name) throws IOException {
        List<String> lines =
                new String(octets(name), StandardCharsets.UTF_8).lines().toList();
        return lines.stream()
                .map(line -> lines.getFirst() + "\n" + line + "\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static InputStream file(String name) {
        return Objects.requireNonNull(FeedFiles.class.getResourceAsStream(name), name);
    }
}
