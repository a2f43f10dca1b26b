package org.demarche.ledger.web;

import java.util.List;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tree;

/** The proof that the ledger of one size begins with that of another, with all that it takes to check it. */
record ConsistencyView(long from, long to, String fromRoot, String toRoot, List<String> path) {
    static ConsistencyView of(Tree older, Tree newer) {
        return new ConsistencyView(
                older.size(),
                newer.size(),
                older.head().root().toString(),
                newer.head().root().toString(),
                newer.consistencyWith(older.size()).path().stream()
                        .map(Hash::toString)
                        .toList());
    }
}
