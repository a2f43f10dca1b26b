package org.demarche.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that only grows and keeps no more of itself than that takes: the roots of its largest complete subtrees from left
 * to right, one for each bit of its size. Appending costs two hashes on average, the root O(log n), a million leaves 640
 * octets. Not thread-safe.
 */
public final class CompactRange {
    private final List<Hash> roots = new ArrayList<>();
    private long size;

    public void append(Hash leaf) {
        Hash subtree = leaf;
        for (long full = size; (full & 1) == 1; full >>>= 1) {
            subtree = Hash.ofNode(roots.removeLast(), subtree);
        }
        roots.add(subtree);
        size++;
    }

    /** How many leaves were appended. */
    public long size() {
        return size;
    }

    /** MTH of the leaves so far (RFC 9162, section 2.1.1). */
    public Hash root() {
        return roots.reversed().stream()
                .reduce((right, left) -> Hash.ofNode(left, right))
                .orElse(Hash.OF_NO_LEAVES);
    }

    /** Size and root so far. */
    public TreeHead head() {
        return new TreeHead(size, root());
    }
}
