package org.demarche.intake;

import java.io.IOException;
import java.util.List;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.intake.feed.Icews;

/** Tables of ICEWS. */
public final class IcewsFuzz implements FuzzTarget {
    @Override
    public void run(byte[] octets) throws IOException {
        CheckedRows.readAll(new Icews(FeedFiles.lines(octets), FeedFiles.CAMEO));
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return FeedFiles.lines("/feeds/icews.tab");
    }
}
