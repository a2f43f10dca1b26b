package org.demarche.crisis;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A crisis as known at a revision.
 *
 * @param zone in which its dates are days
 * @param codebook version that was in force
 * @param issues how many had been raised
 * @param review how what is recorded of it is reviewed
 * @param revision of the entry that opened it
 * @param recordedAt ledger time of that entry
 * @param recordedBy who wrote that entry
 */
public record CrisisView(
        CrisisId id,
        String title,
        ZoneId zone,
        @Nullable String summary,
        int codebook,
        int issues,
        Review review,
        long revision,
        Instant recordedAt,
        String recordedBy) {}
