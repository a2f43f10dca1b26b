package org.demarche.intake;

import java.io.IOException;
import java.util.List;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.intake.feed.Gdelt;

/** Event tables of GDELT. */
public final class GdeltFuzz implements FuzzTarget {
    @Override
    public void run(byte[] octets) throws IOException {
        CheckedRows.readAll(new Gdelt(FeedFiles.lines(octets), FeedFiles.CAMEO));
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return FeedFiles.lines("/feeds/gdelt-sample.tsv");
    }
}
