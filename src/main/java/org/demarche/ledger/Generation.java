package org.demarche.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often the rows of the read models have been replaced by others, so far as this node knows. Thread-safe. */
class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

    private final Iterable<RowsRemembered> remembered;
    private volatile long known;
    private long told;

    Generation(long known, Iterable<RowsRemembered> remembered) {
        this.known = known;
        this.told = known;
        this.remembered = remembered;
    }

    long known() {
        return known;
    }

    /** Tells whoever keeps something of the rows, where there are others now; again the next time where that fails. */
    synchronized void reach(long generation) {
        // first: what is begun from now on must not be taken for something of the rows before
        known = generation;
        if (told != generation && areForgotten()) {
            told = generation;
        }
    }

    private boolean areForgotten() {
        boolean all = true;
        for (RowsRemembered rows : remembered) {
            try {
                rows.forget();
            } catch (RuntimeException failure) {
                all = false;
                LOG.warn("What was kept of rows that are no more could not be let go; it is tried again", failure);
            }
        }
        return all;
    }
}
