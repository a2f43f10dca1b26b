package org.demarche.ledger.tree;

import java.util.List;

/**
 * That a leaf is in a tree: the hashes that are missing on its way to the root, the lowest first.
 *
 * @param index of the leaf, from 0
 */
public record InclusionProof(long index, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the leaf is at the index in the tree with this head: RFC 9162, section 2.1.3.2, step by step. */
    public boolean proves(Hash leaf, TreeHead head) {
        if (index < 0 || index >= head.size()) {
            return false;
        }
        long fn = index;
        long sn = head.size() - 1;
        Hash r = leaf;
        for (Hash p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = Hash.ofNode(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                r = Hash.ofNode(r, p);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && r.equals(head.root());
    }
}
