package org.demarche.ledger;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction within another is nothing of its own: the outermost alone commits or rolls back. So a write that is refused
 * among others, of which nothing has been stored yet, does not take these with it. Thread-safe.
 */
record JoinedTransactions(TransactionManager outermost) implements TransactionManager {
    @Override
    public Transaction startTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? NoTransactionManager.INSTANCE.startTransaction()
                : outermost.startTransaction();
    }
}
