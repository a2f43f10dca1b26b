package org.demarche.stance.stream;

import java.time.Instant;
import java.util.List;
import org.demarche.stance.Cause;

/**
 * What an entry of the ledger changes: one about a development of the crisis, whether a stance is another by it or not, or any
 * other by which one is.
 *
 * @param recordedBy who wrote it
 * @param at moment as of which the stances are told
 * @param causes what it is, one
 * @param changes of label or value, ordered by holder, then subject
 */
public record EntryChanges(
        long revision,
        Instant recordedAt,
        String recordedBy,
        Instant at,
        List<Cause> causes,
        List<StanceChange> changes) {
    public EntryChanges {
        causes = List.copyOf(causes);
        changes = List.copyOf(changes);
    }
}
