package org.demarche.stance.index;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.demarche.ledger.Ledger;
import org.demarche.stance.evidence.EvidenceReader;

/** Indexes without a container. */
public final class TestIndexes {
    private TestIndexes() {}

    /** Those that have no images. */
    public static CrisisIndexes of(EvidenceReader evidence, Ledger ledger) {
        return new CrisisIndexes(evidence, ledger, images(Path.of("no folder"), Integer.MAX_VALUE), "64MB");
    }

    /** The index from its image in the folder. */
    public static CrisisIndex read(Path folder, Supplier<CrisisIndex> empty, long visible) {
        return images(folder, 0).read(empty, visible, 0);
    }

    /** Writes the image of the index. */
    public static void write(Path folder, CrisisIndex index) {
        images(folder, 0).write(index, 0);
    }

    /** Of a ledger that is always the same. */
    static IndexImages images(Path folder, int worthwhile) {
        return new IndexImages(folder, revision -> "root", worthwhile);
    }
}
