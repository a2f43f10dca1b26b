package org.demarche.ledger;

import java.util.List;

/**
 * Some of the entries that were sought.
 *
 * @param entries in the order of the ledger
 * @param next the first revision that was not looked at
 */
public record FoundEntries(List<LedgerEntry> entries, long next) {
    public FoundEntries {
        entries = List.copyOf(entries);
    }
}
