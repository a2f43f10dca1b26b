package org.demarche.ledger;

import java.time.Duration;
import java.util.OptionalLong;
import org.demarche.ledger.tree.Hash;

/**
 * The ledger up to an entry, whose entries were replayed as far as somebody asks about them. Of what came before it knows
 * neither times nor roots. Begins empty; for one thread.
 */
public final class ReplayedLedger implements Ledger {
    private long revision;
    private long recordedAt;
    private String root = Hash.OF_NO_LEAVES.toString();

    /**
     * Says how far the replay has come.
     *
     * @param rootThere of the tree over all entries up to the last, in Base 64
     */
    public void reach(ExportedEntry last, String rootThere) {
        revision = last.revision();
        recordedAt = last.entry().recordedAt();
        root = rootThere;
    }

    @Override
    public long visible() {
        return revision;
    }

    @Override
    public long head() {
        return revision;
    }

    @Override
    public boolean awaitVisible(long wanted, Duration atMost) {
        return wanted <= revision;
    }

    @Override
    public OptionalLong awaitVisible(String event, Duration atMost) {
        return OptionalLong.empty();
    }

    @Override
    public long revisionAt(long epochSecond) {
        throw unknown();
    }

    @Override
    public OptionalLong recordedAt(long wanted) {
        requireLast(wanted);
        return revision == 0 ? OptionalLong.empty() : OptionalLong.of(recordedAt);
    }

    @Override
    public String root(long wanted) {
        requireLast(wanted);
        return root;
    }

    private void requireLast(long wanted) {
        if (wanted != revision) {
            throw unknown();
        }
    }

    private UnsupportedOperationException unknown() {
        return new UnsupportedOperationException("nothing is known but of revision " + revision);
    }
}
