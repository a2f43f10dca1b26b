package org.demarche.ledger;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a transaction gathers, to be written once before it commits; each transaction has its own. Thread-safe. */
public final class Gathered<T> {
    private final Supplier<T> begin;
    private final Consumer<T> write;

    /**
     * @param begin makes what a transaction starts with
     * @param write is handed what was gathered, before the commit
     */
    public Gathered(Supplier<T> begin, Consumer<T> write) {
        this.begin = begin;
        this.write = write;
    }

    /** What this transaction gathers, from now on if it has not; null outside of a transaction. */
    public @Nullable T begun() {
        T gathered = ifBegun();
        if (gathered != null || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return gathered;
        }
        T first = begin.get();
        TransactionSynchronizationManager.bindResource(this, first);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                write.accept(first);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Gathered.this);
            }
        });
        return first;
    }

    /** What this transaction has gathered; null where that is nothing. */
    @SuppressWarnings("unchecked") // nobody else binds anything to this
    public @Nullable T ifBegun() {
        return (T) TransactionSynchronizationManager.getResource(this);
    }
}
