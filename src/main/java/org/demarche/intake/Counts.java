package org.demarche.intake;

import java.util.SortedMap;

/**
 * Rows of an import: {@code read} is the sum of the three after it once it has ended.
 *
 * @param recorded that are developments, or entries of the directory, now and were not before; in a crisis with four eyes
 *     they are proposed
 * @param duplicates that were recorded already, the same in all that they say
 * @param rejected that were refused
 * @param codes of refusals, and how many rows have each
 * @param flags of recorded rows and duplicates, and how many have each
 */
public record Counts(
        long read,
        long recorded,
        long duplicates,
        long rejected,
        SortedMap<String, Long> codes,
        SortedMap<String, Long> flags) {
    /** Of nothing yet. */
    static final Counts NONE = new Tally().counts();
}
