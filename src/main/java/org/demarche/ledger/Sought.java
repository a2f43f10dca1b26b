package org.demarche.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are sought; what is null is not asked about.
 *
 * @param type of the event
 * @param recordedBy who wrote it, letter for letter
 * @param aggregate identifier of the aggregate that decided it
 */
public record Sought(
        @Nullable String type,
        @Nullable String recordedBy,
        @Nullable String aggregate) {
    /** Whether every entry is. */
    public boolean isAny() {
        return type == null && recordedBy == null && aggregate == null;
    }

    boolean is(Outline entry) {
        return (type == null || type.equals(entry.type()))
                && (recordedBy == null || recordedBy.equals(entry.recordedBy()));
    }
}
