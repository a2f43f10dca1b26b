package org.demarche.development;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A report of a development; written as one flat object.
 *
 * @param number its place among the reports of the development, from 1
 * @param revision of the entry that recorded it
 * @param recordedAt ledger time of that entry
 * @param recordedBy who wrote that entry
 */
public record ReportView(
        int number, @JsonUnwrapped Report report, long revision, Instant recordedAt, String recordedBy) {}
