package org.demarche.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of some size, read from tiles that may belong to a larger one. Every answer is computed as RFC 9162 defines it,
 * from at most two tiles of each level; a tree remembers the tiles that it has read. Not thread-safe.
 */
public final class Tree {
    private record TileId(int level, long index) {}

    private final Tiles tiles;
    private final long size;
    private final Map<TileId, List<Hash>> read = new HashMap<>();

    /** The tree of the first {@code size} leaves. */
    public Tree(Tiles tiles, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no " + size + " leaves");
        }
        this.tiles = tiles;
        this.size = size;
    }

    public long size() {
        return size;
    }

    /** Size and root. */
    public TreeHead head() {
        return new TreeHead(size, root(0, size));
    }

    /** The hash of a leaf, {@code index} 0..size-1. */
    public Hash leaf(long index) {
        requireLeaf(index);
        return complete(0, index);
    }

    /** PATH(index, D[size]) of RFC 9162, section 2.1.3.1; {@code index} 0..size-1. */
    public InclusionProof inclusion(long index) {
        requireLeaf(index);
        List<Hash> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return new InclusionProof(index, path);
    }

    /**
     * PROOF(older, D[size]) of RFC 9162, section 2.1.4.1: that this tree begins with the one of {@code older} leaves,
     * 0..size. Empty for the tree itself, and for the tree without leaves, with which every tree begins.
     */
    public ConsistencyProof consistencyWith(long older) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves does not begin with " + older);
        }
        List<Hash> path = new ArrayList<>();
        if (older > 0) {
            consistency(older, 0, size, true, path);
        }
        return new ConsistencyProof(path);
    }

    private void inclusion(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(root(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(root(from, middle));
        }
    }

    /** SUBPROOF: {@code known} while what lies between {@code from} and {@code to} is a tree that the asker has the root of. */
    private void consistency(long older, long from, long to, boolean known, List<Hash> path) {
        if (older == to) {
            if (!known) {
                path.add(root(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            consistency(older, from, middle, known, path);
            path.add(root(middle, to));
        } else {
            consistency(older, middle, to, false, path);
            path.add(root(from, middle));
        }
    }

    /** MTH(D[from:to]) (section 2.1.1). Here {@code from} is always a multiple of the largest subtree that fits. */
    private Hash root(long from, long to) {
        long leaves = to - from;
        if (leaves == 0) {
            return Hash.OF_NO_LEAVES;
        }
        if (Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            return complete(height, from >>> height);
        }
        long middle = from + split(leaves);
        return Hash.ofNode(root(from, middle), root(middle, to));
    }

    /** The root of the complete subtree of {@code height}: made of the hashes of one tile that lie below it. */
    private Hash complete(int height, long position) {
        int level = height / Tiles.HEIGHT;
        int span = 1 << (height % Tiles.HEIGHT);
        long first = position * span;
        int start = (int) (first % Tiles.WIDTH);
        List<Hash> tile = tile(level, first / Tiles.WIDTH);
        return Tiles.root(tile.subList(start, start + span));
    }

    private List<Hash> tile(int level, long index) {
        return read.computeIfAbsent(new TileId(level, index), id -> {
            long width = Math.min(Tiles.WIDTH, Tiles.count(level, size) - index * Tiles.WIDTH);
            List<Hash> hashes = tiles.read(level, index, (int) width);
            if (hashes.size() != width) {
                throw new IllegalStateException("Tile " + index + " of level " + level + " has " + hashes.size()
                        + " hashes where a tree of " + size + " leaves has " + width);
            }
            return hashes;
        });
    }

    private void requireLeaf(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index);
        }
    }

    /** The largest power of two smaller than n, for n of 2 or more: k of the RFC. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }
}
