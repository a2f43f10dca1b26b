package org.demarche.ledger.tree;

/**
 * A tree in a few octets: how many leaves it has, and its root. What a proof is held against; a proof alone says nothing
 * about sizes.
 */
public record TreeHead(long size, Hash root) {
    /** The tree without leaves. */
    public static final TreeHead EMPTY = new TreeHead(0, Hash.OF_NO_LEAVES);

    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no " + size + " leaves");
        }
    }
}
