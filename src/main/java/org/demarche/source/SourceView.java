package org.demarche.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source as known at a revision.
 *
 * @param revision of the entry that made it what it is: its registration or its last regrade
 * @param recordedAt ledger time of that entry
 * @param recordedBy who wrote that entry
 */
public record SourceView(
        SourceId id,
        String name,
        Reliability reliability,
        @Nullable String url,
        long revision,
        Instant recordedAt,
        String recordedBy) {}
