package org.demarche.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Grows the tree up to the head before the sequencer goes on: entries of a version that kept no tree get theirs. In steps,
 * each a transaction, so that it takes little memory, can be killed and goes on where it was.
 */
class TreeAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(TreeAtStart.class);
    private static final long STEP = 1 << 16;

    private final EntryStore entries;
    private final SubtreeStore subtrees;
    private final TransactionOperations transaction;

    TreeAtStart(EntryStore entries, SubtreeStore subtrees, TransactionOperations transaction) {
        this.entries = entries;
        this.subtrees = subtrees;
        this.transaction = transaction;
    }

    void grow() {
        long head = entries.head().revision();
        for (long grown = subtrees.grown(); head - grown >= SubtreeStore.WIDTH; grown = subtrees.grown()) {
            long from = grown;
            long to = Math.min(head, from + STEP);
            transaction.executeWithoutResult(status -> {
                entries.lockHead();
                subtrees.grow(from, to);
            });
            LOG.info("The tree of the ledger covers {} of {} entries", to, head);
        }
    }
}
