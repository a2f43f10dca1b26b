package org.demarche.ledger;

import java.time.Instant;
import org.demarche.ledger.tree.Hash;

/**
 * An entry as an auditor reads it.
 *
 * @param revision place in the ledger, from 1
 * @param type of the event
 * @param aggregate identifier of the aggregate that decided it
 * @param recordedBy who wrote it
 * @param recordedAt ledger time, whole seconds
 * @param leafHash as it was kept when the entry was made
 * @param leaf the line that was hashed, made again from what the event store holds now
 */
public record LedgerEntry(
        long revision,
        String type,
        String aggregate,
        String recordedBy,
        Instant recordedAt,
        Hash leafHash,
        String leaf) {}
