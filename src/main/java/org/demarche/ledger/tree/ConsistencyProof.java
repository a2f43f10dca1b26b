package org.demarche.ledger.tree;

import java.util.List;

/** That a tree begins with an older one: nothing of the older was altered, removed, moved or put in between. */
public record ConsistencyProof(List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Whether the tree with the head {@code newer} begins with that of {@code older}: RFC 9162, section 2.1.4.2, step by
     * step. The RFC leaves out two trees that need no proof: every tree begins with itself, and with the one without leaves.
     */
    public boolean proves(TreeHead older, TreeHead newer) {
        if (older.size() == 0 || older.size() >= newer.size()) {
            return path.isEmpty() && (older.equals(TreeHead.EMPTY) || older.equals(newer));
        }
        boolean complete = Long.bitCount(older.size()) == 1;
        if (path.isEmpty()) {
            return false;
        }
        long fn = older.size() - 1;
        long sn = newer.size() - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        Hash fr = complete ? older.root() : path.getFirst();
        Hash sr = fr;
        for (Hash c : complete ? path : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Hash.ofNode(c, fr);
                sr = Hash.ofNode(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = Hash.ofNode(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && fr.equals(older.root()) && sr.equals(newer.root());
    }
}
