package org.demarche.ledger.web;

import java.time.Instant;
import org.demarche.ledger.LedgerEntry;

/** An entry as it is answered; {@code leafHash} in Base 64. */
record EntryView(
        long revision,
        String type,
        String aggregate,
        String recordedBy,
        Instant recordedAt,
        String leafHash,
        String leaf) {
    static EntryView of(LedgerEntry entry) {
        return new EntryView(
                entry.revision(),
                entry.type(),
                entry.aggregate(),
                entry.recordedBy(),
                entry.recordedAt(),
                entry.leafHash().toString(),
                entry.leaf());
    }
}
