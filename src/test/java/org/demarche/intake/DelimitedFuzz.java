package org.demarche.intake;

import java.io.IOException;
import java.util.List;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.intake.feed.Delimited;
import org.demarche.intake.feed.Mapping;

/** Delimited files under a mapping that is shipped. */
public final class DelimitedFuzz implements FuzzTarget {
    private final Mapping mapping;
    private final String sample;

    public DelimitedFuzz(String mapping, String sample) {
        this.mapping = Mapping.of(mapping, FeedFiles.JSON);
        this.sample = sample;
    }

    @Override
    public void run(byte[] octets) throws IOException {
        CheckedRows.readAll(new Delimited(FeedFiles.lines(octets), mapping));
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return List.of(FeedFiles.octets("/feeds/" + sample));
    }
}
