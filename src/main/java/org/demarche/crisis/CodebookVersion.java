package org.demarche.crisis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a crisis was given a version of its codebook.
 *
 * @param version from 1
 * @param revision from which it is in force, until that of the next version
 * @param recordedAt ledger time of the entry that brought it
 * @param recordedBy who wrote that entry
 */
public record CodebookVersion(
        int version,
        long revision,
        Instant recordedAt,
        String recordedBy,
        @Nullable String reason) {}
