package org.demarche.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a recorded event besides its payload. Event handlers of projections take it as a parameter.
 *
 * @param revision place in the ledger, from 1
 * @param recordedAt ledger time in epoch seconds (UTC); never decreases with the revision
 * @param event identifier of the stored event
 * @param who subject that wrote it
 * @param reason why, where one was given
 */
public record Stamp(
        long revision,
        long recordedAt,
        String event,
        String who,
        @Nullable String reason) {}
