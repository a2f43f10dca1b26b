package org.demarche.intake;

import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.intake.feed.Cameo;
import org.demarche.intake.feed.Gdelt;
import org.demarche.intake.feed.Icews;
import org.demarche.intake.feed.Lines;
import org.demarche.intake.feed.Rows;

/** Tables whose columns and codes are known. */
public final class FeedFuzz implements FuzzTarget {
    private final String sample;
    private final BiFunction<Lines, Cameo, Rows> format;

    private FeedFuzz(String sample, BiFunction<Lines, Cameo, Rows> format) {
        this.sample = sample;
        this.format = format;
    }

    /** Event tables of GDELT. */
    public static FeedFuzz ofGdelt() {
        return new FeedFuzz("/feeds/gdelt-sample.tsv", Gdelt::new);
    }

    /** Tables of ICEWS. */
    public static FeedFuzz ofIcews() {
        return new FeedFuzz("/feeds/icews.tab", Icews::new);
    }

    @Override
    public void run(byte[] octets) throws IOException {
        CheckedRows.readAll(format.apply(FeedFiles.lines(octets), FeedFiles.CAMEO));
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return FeedFiles.lines(sample);
    }
}
