package org.demarche.ledger.tree;

import java.util.List;

/**
 * Where the hashes of a tree are kept: in tiles of {@value #WIDTH}, as in C2SP tlog-tiles. A tile of level 0 is leaf hashes;
 * a hash of level l is the root of the complete subtree over {@value #WIDTH}<sup>l</sup> leaves, which is a full tile of the
 * level below. So a hash is final as soon as it exists, and {@code floor(n / 256^l)} of level l exist in a tree of size n.
 */
@FunctionalInterface
public interface Tiles {
    /** How many hashes a full tile has. */
    int WIDTH = 256;

    /** How many levels of the tree a tile spans: the binary logarithm of {@link #WIDTH}. */
    int HEIGHT = 8;

    /**
     * The first {@code width} hashes of a tile, those at {@code index * 256} and after in their level.
     *
     * @param width 1..{@value #WIDTH}; never more than exist in the tree that is asked about
     */
    List<Hash> read(int level, long index, int width);

    /** How many hashes of the level exist in a tree of {@code size} leaves. */
    static long count(int level, long size) {
        return level * HEIGHT < Long.SIZE ? size >>> (level * HEIGHT) : 0;
    }

    /** The root of a full tile, which is a hash of the level above. */
    static Hash root(List<Hash> tile) {
        CompactRange range = new CompactRange();
        tile.forEach(range::append);
        return range.root();
    }
}
