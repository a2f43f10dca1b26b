package org.demarche.development;

import org.jspecify.annotations.Nullable;

/**
 * From where developments are looked at.
 *
 * @param at valid time to which {@link Timing} refers, epoch seconds (UTC)
 * @param revision known time: the number of ledger entries taken into account; at most {@code Ledger.visible()}
 * @param published only reports published at or before this moment are there, epoch seconds (UTC); null: all
 * @param codebook version of the crisis's codebook; null: the one in force at {@code revision}
 */
public record Viewpoint(
        long at,
        long revision,
        @Nullable Long published,
        @Nullable Integer codebook) {}
