package org.demarche.crisis;

import java.time.Instant;

/**
 * An issue of a crisis.
 *
 * @param revision of the entry that raised it
 * @param recordedAt ledger time of that entry
 * @param recordedBy who wrote that entry
 */
public record IssueView(IssueId id, String proposition, long revision, Instant recordedAt, String recordedBy) {}
