package org.demarche.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An issue of a crisis.
 *
 * @param scopeNote what the proposition covers and what it does not; null: nothing was said
 * @param revision of the entry that raised it
 * @param recordedAt ledger time of that entry
 * @param recordedBy who wrote that entry
 */
public record IssueView(
        IssueId id,
        String proposition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String scopeNote,
        long revision,
        Instant recordedAt,
        String recordedBy) {}
