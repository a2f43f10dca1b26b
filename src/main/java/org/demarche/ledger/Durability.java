package org.demarche.ledger;

/**
 * Makes everything committed so far outlast a crash, of the process and of the machine. PostgreSQL does so at each
 * commit. The embedded database does not; what outlasts a crash there is the journal.
 */
@FunctionalInterface
public interface Durability {
    /** Returns when everything committed before the call is on the disk; throws when it cannot get there. */
    void secure();
}
