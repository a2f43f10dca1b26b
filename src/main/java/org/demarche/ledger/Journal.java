package org.demarche.ledger;

import java.util.List;

/** Keeps the ledger beyond a crash, before anybody is told of what is new in it. */
@FunctionalInterface
interface Journal {
    /** For a database that keeps every commit by itself. */
    Journal NONE = (newest, head) -> {};

    /**
     * Returns when all entries up to {@code head} are on the disk.
     *
     * @param newest the last entries up to {@code head}, in their order; there may be older ones that the journal lacks
     */
    void keep(List<Leaf> newest, long head);
}
