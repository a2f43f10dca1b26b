package org.demarche.ledger.web;

import java.util.List;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tree;

/** The proof that an entry is in the ledger of a size, with all that it takes to check it; hashes in Base 64. */
record InclusionView(long revision, long size, long index, String leafHash, String root, List<String> path) {
    static InclusionView of(long revision, Tree tree) {
        long index = revision - 1;
        return new InclusionView(
                revision,
                tree.size(),
                index,
                tree.leaf(index).toString(),
                tree.head().root().toString(),
                tree.inclusion(index).path().stream().map(Hash::toString).toList());
    }
}
