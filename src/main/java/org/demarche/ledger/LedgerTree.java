package org.demarche.ledger;

import java.util.concurrent.atomic.AtomicLong;
import org.demarche.ledger.tree.Tiles;
import org.demarche.ledger.tree.Tree;

/** The Merkle tree over the leaves in ledger order: the leaf of revision r has the index r - 1. Thread-safe. */
public class LedgerTree {
    private final EntryStore entries;
    private final Tiles tiles;
    private final Durability durability;
    private final RevisionGate visible;
    private final AtomicLong secured = new AtomicLong();

    LedgerTree(EntryStore entries, Tiles tiles, Durability durability, RevisionGate visible) {
        this.entries = entries;
        this.tiles = tiles;
        this.durability = durability;
        this.visible = visible;
    }

    /**
     * How many entries there are, which is the last revision, taken in by the projections or not. They are on the disk: no
     * crash takes back what this has told, so it may be signed.
     */
    public long size() {
        long size = entries.head().revision();
        if (size > Math.max(secured.get(), visible.reached())) {
            durability.secure();
            secured.accumulateAndGet(size, Math::max);
        }
        return size;
    }

    /** The tree as of a revision, 0 to {@link #size()}. For one question by one thread. */
    public Tree at(long revision) {
        return new Tree(tiles, revision);
    }
}
