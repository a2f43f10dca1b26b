package org.demarche.intake.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;
import org.demarche.crisis.Codebook;
import org.demarche.json.StrictJson;

/** Real rows of feeds, and what is read of them. */
final class Feeds {
    static final Cameo CAMEO = new Cameo(shipped());

    private Feeds() {}

    /** All 3 566 rows of one export of GDELT 2.0, 13 October 2016, 15:15 UTC. */
    static List<Row> gdelt() throws IOException {
        return read(Gdelt::new, new GZIPInputStream(file("gdelt-20161013151500.export.CSV.gz")));
    }

    static List<Row> read(BiFunction<Lines, Cameo, Rows> feed, String text) throws IOException {
        return read(feed, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    static List<Row> read(BiFunction<Lines, Cameo, Rows> feed, InputStream input) throws IOException {
        Rows rows = feed.apply(new Lines(new BufferedInputStream(input)), CAMEO);
        List<Row> all = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    static String text(String name) throws IOException {
        try (InputStream file = file(name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    static InputStream file(String name) {
        return Objects.requireNonNull(Feeds.class.getResourceAsStream("/feeds/" + name), name);
    }

    private static Codebook shipped() {
        return StrictJson.mapper().readValue(Feeds.class.getResourceAsStream("/codebook/default.json"), Codebook.class);
    }
}
